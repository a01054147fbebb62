package io.aiprofile.application.chat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Kinds of fact that are asked for directly, with the words that ask for them and the look of a
 * line that holds one, in the languages the product offers.
 */
public enum ExpectedFact {
  EMAIL(
      "e-?mail|mail (?:address|id)|correo|courriel|mél|邮箱|邮件|电子邮|メール|ई-?मेल",
      "[\\w.+-]+@[\\w-]+\\.\\w"),
  PHONE(
      "phone|mobile (?:no|num)|(?:cell|mobile)\\?|call (?:her|him|them|you)|telefon|handy|téléphon|teléfon|móvil|"
          + "numéro|फ़?ोन|फ़ोन|मोबाइल|电话|手机|联系号码|電話|celular|telemóvel|cellulare",
      "(?<![\\d/])\\+?\\(?\\d(?:[ ()./-]{0,2}\\d){7,14}(?!\\d)"),
  LINK(
      "linkedin|github|gitlab|orcid|twitter|website|homepage|web ?page|portfolio|blog|url|link\\b|网站|主页|链接|वेबसाइट|site web|página web|webseite",
      "https?://|www\\.|(?:linkedin|github|gitlab|orcid|behance|dribbble|medium)\\.(?:com|org|net)"
          + "|\\b[a-z0-9-]+\\.(?:com|org|net|io|dev|me|in|de|fr|es|cn)\\b"),
  YEARS_OF_EXPERIENCE(
      "yoe|(?:how (?:many years|long)|years?)\\b.{0,40}(?:experience|work|career|practice|industry|profession|field|been|teaching|nursing)"
          + "|(?:wie (?:viele jahre|lange)).{0,40}(?:erfahrung|beruf|arbeit|tätig)|berufserfahrung"
          + "|(?:combien d['’]années|depuis combien).{0,40}|années d['’]expérience"
          + "|(?:cuántos años|cuánto tiempo).{0,40}|años de experiencia"
          + "|(?:कितने (?:साल|वर्ष)|कितने समय).{0,40}|(?:多少年|几年|多久).{0,20}|工作年限|年经验",
      "(?i)(?:\\d+\\+?|(?:twenty|thirty|fifteen|twelve|ten|eleven|nine|eight|seven|six|five|four|three|two|a decade|zehn|fünfzehn|zwölf|acht|dix|quinze|douze|diez|quince|doce)\\w*)"
          + "(?:\\s*\\([^)]*\\))?[\\s-]*(?:years?|yrs|jahren?|ans|années|años|anos|anni|साल|वर्ष|多?年)"),
  TIME(
      "\\bwhen\\b|what year|which year|since when|what date|\\bwann\\b|welchem jahr|seit wann|\\bquand\\b|quelle année|"
          + "cuándo|en qué año|qué año|\\bकब\\b|कब|किस (?:साल|वर्ष)|什么时候|何时|哪一?年|何年|いつ|\\bquando\\b",
      "(?<!\\d)(?:19[5-9]\\d|20[0-4]\\d|[१२][०-९]{3})(?!\\d)"),
  COUNT(
      "how (?:many|much|large|big|high|long|often|old|fast)|number of|what (?:percentage|percent|size|budget|score|grade|gpa|cgpa|mark)|team size|headcount|"
          + "wie (?:viele?|groß|hoch|lange|oft)|combien|quelle (?:taille|note)|cuánt|कितन|多少|几[个名人位次项年]|多大|多长|何人|いくつ|quant[oiae]s?\\b",
      "[\\d०-९]|(?i)\\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|million|"
          + "zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|deux|trois|quatre|cinq|sept|huit|neuf|dix|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez)\\b"
          + "|[二三四五六七八九十百千万亿]"),
  DEGREE(
      "degree|studied|study|stud(?:y|ies) at|graduat|univers|college|qualification|alma mater|major|thesis|ph\\.?d|master'?s|bachelor|mba|"
          + "studier|studium|abschluss|hochschul|uni\\b|étud|diplôm|universit|licenci|carrera|estudi|titulaci|डिग्री|विश्वविद्यालय|पढ़ाई|शिक्षा|स्नातक|学历|学位|毕业|大学|专业|本科|硕士|博士",
      "(?i)\\b(?:b\\.?\\s?(?:sc|tech|eng|ed|com|a|s|e)|m\\.?\\s?(?:sc|tech|eng|ed|a|s|b\\.?a)|ph\\.?\\s?d|mba|bsn|msn|llm|jd|pgce|hnd|"
          + "bachelor|master|doctor|diplom|licence|licenciatura|grado|máster|staatsexamen|magister|promotion|abitur|university|universität|"
          + "université|universidad|college|institute|hochschule|école|polytech)|स्नातक|विश्वविद्यालय|एम\\.|बी\\.|本科|硕士|博士|学士|大学|学院"),
  CURRENT(
      "current|currently|right now|these days|at the moment|\\bnow\\b|present|nowadays|today|aktuell|derzeit|momentan|zurzeit|heute|"
          + "actuel|en ce moment|aujourd|actual|ahora|hoy|वर्तमान|अभी|फिलहाल|आजकल|目前|现在|当前|如今|현재|atual|attual",
      "(?i)present|current|\\bnow\\b|today|ongoing|heute|aktuell|derzeit|seit|aujourd|présent|actuel|depuis|actual|presente|hoy|desde|"
          + "वर्तमान|अब तक|से अब|至今|现在|目前|现任");

  private final Pattern asked;
  private final Pattern looks;

  ExpectedFact(String asked, String looks) {
    this.asked = Pattern.compile(asked, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    this.looks = Pattern.compile(looks);
  }

  /** The kinds that a question asks for. */
  public static Set<ExpectedFact> askedBy(String question) {
    Set<ExpectedFact> asked = EnumSet.noneOf(ExpectedFact.class);
    Arrays.stream(values()).filter(fact -> fact.asked.matcher(question).find()).forEach(asked::add);
    return asked;
  }

  /** Whether a line holds such a fact. */
  public boolean isIn(String line) {
    return looks.matcher(line).find();
  }
}
