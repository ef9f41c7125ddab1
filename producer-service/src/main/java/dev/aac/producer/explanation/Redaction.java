package dev.aac.producer.explanation;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a text what looks like a secret, before it leaves the house. A project's own secrets
 * were masked on the worker already; this is for those that nobody told us of. Rather too much than
 * too little: a model does not need them. For the lines of one text in their order, by one thread.
 */
final class Redaction {

    /** What stands in the place of a secret. */
    static final String MARK = "[redacted]";

    private static final Pattern KEY_BEGINS = Pattern.compile("-----BEGIN [A-Z ]{0,40}PRIVATE KEY");
    private static final Pattern KEY_ENDS = Pattern.compile("-----END [A-Z ]{0,40}PRIVATE KEY");

    /** Group 1, when there is one, stays. */
    private static final List<Pattern> RULES =
            List.of(
                    rule("eyJ[\\w-]{5,}\\.[\\w-]{5,}(?:\\.[\\w-]*)?"),
                    rule("(\\b[a-z][a-z0-9+.-]{1,20}://)[^/\\s@\"'<>]{1,400}(?=@)"),
                    rule(
                            "([?&;](?:[\\w.-]{0,40}(?:token|key|secret|passw|pwd|sig|auth|code|session)"
                                + "[\\w.-]{0,40})=)[^&\\s\"'<>#]+"),
                    rule("((?:proxy-)?authorization[\"']?\\s{0,3}[:=]\\s{0,3}[\"']?).+"),
                    rule("((?:set-)?cookie[\"']?\\s{0,3}:\\s{0,3}).+"),
                    rule("(\\b(?:bearer|basic)\\s{1,3})[\\w.~+/=-]{8,}"),
                    rule(
                            "((?:passw(?:or)?d|passphrase|passwd|pwd|secret|token|api[_-]?key"
                                + "|access[_-]?key|account[_-]?key|private[_-]?key"
                                + "|credentials?|client[_-]?secret)"
                                + "[\\w.-]{0,40}[\"']?\\s{0,3}(?:=>|=|:|\\bis\\b)\\s{0,3}[\"']?)"
                                + "[^\\s\"',;}\\])]{4,}"),
                    rule(
                            "(--?(?:password|passwd|pass|token|secret|api-?key|auth)[ =])"
                                    + "[\"']?[^\\s\"']{2,}"),
                    rule("\\b(?:AKIA|ASIA|AROA|AIDA)[0-9A-Z]{12,}"),
                    rule(
                            "\\bgh[pousr]_\\w{16,}|\\bgithub_pat_\\w{16,}|\\bgl[a-z]{2,5}-[\\w-]{16,}"),
                    rule("\\bxox[a-z]-[\\w-]{8,}|\\bxapp-[\\w-]{8,}"),
                    rule("\\b[srpw]k[-_](?:(?:live|test|proj|ant)[-_])?[\\w-]{12,}"),
                    rule("\\bAIza[\\w-]{20,}|\\bya29\\.[\\w-]{10,}"),
                    rule("\\b(?:npm|hf|pypi|dop_v1|shpat|sq0\\w{3}|glsa)[_-][\\w-]{16,}"),
                    rule("\\bSG\\.[\\w-]{10,}\\.[\\w-]{10,}"),
                    rule(
                            "(?<![\\w.+-])[\\w.+-]{1,200}+@(?=[\\w-]{1,60}(?:\\.[\\w-]{1,60}){0,5}\\.[a-z]{2,20}\\b)"),
                    // Long, of all kinds of characters, with digits here and there: no name, no
                    // path.
                    Pattern.compile(
                            "(?<![\\w+])(?=[\\w+=-]{0,200}[a-z])(?=[\\w+=-]{0,200}[A-Z])"
                                    + "(?=(?:[A-Za-z_+=-]{0,60}[0-9]{1,60}[A-Za-z_+=-]{1,60}){3})"
                                    + "[\\w+=-]{32,}"),
                    Pattern.compile("^\\s*[A-Za-z0-9+/=]{60,}\\s*$"));

    private boolean inKey;

    /** The next line, or another text, without what looks like a secret. */
    String next(String text) {
        if (inKey) {
            inKey = !KEY_ENDS.matcher(text).find();
            return MARK;
        }
        Matcher key = KEY_BEGINS.matcher(text);
        if (key.find()) {
            inKey = !KEY_ENDS.matcher(text).find();
            return ruled(text.substring(0, key.start())) + MARK;
        }
        return ruled(text);
    }

    /** What follows is from elsewhere. */
    void gap() {
        inKey = false;
    }

    private static String ruled(String text) {
        String clean = text;
        for (Pattern rule : RULES) {
            clean = rule.matcher(clean).replaceAll(found -> kept(found) + MARK);
        }
        return clean;
    }

    private static String kept(MatchResult found) {
        String stays = found.groupCount() > 0 ? found.group(1) : "";
        return Matcher.quoteReplacement(stays == null ? "" : stays);
    }

    private static Pattern rule(String expression) {
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
    }
}
