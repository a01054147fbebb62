package io.aiprofile.adapters.vector.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;

/** Bullets that browsers draw as little discs and squares instead of writing a sign. */
final class DrawnBullets {
  /** In font sizes: smaller is a speck, larger is an icon. */
  private static final double SMALLEST = 0.12;

  private static final double LARGEST = 0.6;

  /** In font sizes: how far left of its words a bullet stands. */
  private static final double FARTHEST = 2.5;

  /** In points; bigger shapes are lines, boxes and backgrounds. */
  private static final double LARGEST_SHAPE = 12;

  /** A page full of dots is a chart. */
  private static final int MOST_SHAPES = 2_000;

  private final List<Shape> shapes = new ArrayList<>();
  private @Nullable Shape path;
  private boolean upright;
  private double left;
  private double top;

  /** What a path covers, in the coordinates of {@link PdfRun}. */
  private record Shape(double x0, double y0, double x1, double y1) {
    Shape with(double x, double y) {
      return new Shape(Math.min(x0, x), Math.min(y0, y), Math.max(x1, x), Math.max(y1, y));
    }

    double width() {
      return x1 - x0;
    }

    double height() {
      return y1 - y0;
    }
  }

  void startPage(PDPage page) {
    PDRectangle box = page.getCropBox();
    shapes.clear();
    path = null;
    upright = page.getRotation() == 0;
    left = box.getLowerLeftX();
    top = box.getUpperRightY();
  }

  /** Follows the path operators (ISO 32000-1, 8.5); the engine itself ignores them. */
  void observe(String operator, List<COSBase> operands, @Nullable PDGraphicsState state) {
    if (!upright || state == null) {
      return;
    }
    Matrix matrix = state.getCurrentTransformationMatrix();
    switch (operator) {
      case "m", "l", "c", "v", "y" -> extend(operands, matrix);
      case "re" -> extendByRectangle(operands, matrix);
      case "f", "F", "f*", "B", "B*", "b", "b*", "S", "s" -> finish();
      case "n" -> path = null;
      default -> {
        // Not about paths.
      }
    }
  }

  private void extend(List<COSBase> operands, Matrix matrix) {
    for (int i = 0; i + 1 < operands.size(); i += 2) {
      if (operands.get(i) instanceof COSNumber x && operands.get(i + 1) instanceof COSNumber y) {
        add(x.floatValue(), y.floatValue(), matrix);
      }
    }
  }

  private void extendByRectangle(List<COSBase> operands, Matrix matrix) {
    if (operands.size() == 4
        && operands.get(0) instanceof COSNumber x
        && operands.get(1) instanceof COSNumber y
        && operands.get(2) instanceof COSNumber width
        && operands.get(3) instanceof COSNumber height) {
      add(x.floatValue(), y.floatValue(), matrix);
      add(x.floatValue() + width.floatValue(), y.floatValue() + height.floatValue(), matrix);
    }
  }

  private void add(float x, float y, Matrix matrix) {
    Vector point = matrix.transform(new Vector(x, y));
    double pageX = point.getX() - left;
    double pageY = top - point.getY();
    path = path == null ? new Shape(pageX, pageY, pageX, pageY) : path.with(pageX, pageY);
  }

  private void finish() {
    if (path != null
        && path.width() <= LARGEST_SHAPE
        && path.height() <= LARGEST_SHAPE
        && shapes.size() < MOST_SHAPES) {
      shapes.add(path);
    }
    path = null;
  }

  /** The runs, and before each that has one its bullet. */
  List<PdfRun> besideThe(List<PdfRun> runs) {
    if (shapes.isEmpty() || shapes.size() == MOST_SHAPES) {
      return List.copyOf(runs);
    }
    List<PdfRun> marked = new ArrayList<>();
    for (PdfRun run : runs) {
      bulletOf(run).ifPresent(marked::add);
      marked.add(run);
    }
    return marked;
  }

  private Optional<PdfRun> bulletOf(PdfRun run) {
    List<Shape> before = shapes.stream().filter(shape -> isBeside(shape, run)).toList();
    // Several in a row rate a skill.
    if (before.size() != 1) {
      return Optional.empty();
    }
    Shape shape = before.getFirst();
    return Optional.of(PdfRun.of(List.of(bullet(shape, run))));
  }

  private static PdfRun.Glyph bullet(Shape shape, PdfRun run) {
    return new PdfRun.Glyph(
        "\u2022", shape.x0(), shape.x1(), run.y(), run.size(), run.bold(), false);
  }

  private static boolean isBeside(Shape shape, PdfRun run) {
    boolean rightToLeft = ReadingOrder.isRightToLeft(run.text());
    double gap = rightToLeft ? shape.x0() - run.x1() : run.x0() - shape.x1();
    double centre = (shape.y0() + shape.y1()) / 2;
    double largest = Math.max(shape.width(), shape.height());
    double smallest = Math.min(shape.width(), shape.height());
    return gap > 0
        && gap < FARTHEST * run.size()
        && centre < run.y()
        && centre > run.y() - 0.75 * run.size()
        && smallest >= SMALLEST * run.size()
        && largest <= LARGEST * run.size();
  }
}
