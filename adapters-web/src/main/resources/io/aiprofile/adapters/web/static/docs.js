// Puts Swagger UI in the place of the plain list. Its bundle is no module, so it comes as a script of its own.
const near = (name) => new URL(name, import.meta.url).href;

const style = document.createElement("link");
style.rel = "stylesheet";
style.href = near("swagger-ui.css");
document.head.append(style);

const script = document.createElement("script");
script.src = near("swagger-ui.js");
script.onload = () => {
  const place = document.getElementById("try");
  window.SwaggerUIBundle({
    url: "/openapi.json",
    domNode: place,
    deepLinking: true,
    validatorUrl: null,
    defaultModelsExpandDepth: 0,
    onComplete: () => {
      place.hidden = false;
      document.getElementById("routes").hidden = true;
    },
  });
};
document.head.append(script);

// Swagger UI brings a scroller that takes over every link within the page and leaves the focus behind.
document.querySelector(".skip").addEventListener("click", (event) => event.stopPropagation());
