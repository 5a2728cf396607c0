package io.jenkins.plugins.securitygate.model;

/**
 * A place in a running application, as DAST and fuzzing tools report it.
 *
 * @param method HTTP method, upper case, empty when unknown
 * @param url the address without query and fragment
 * @param parameter name of the parameter, header or cookie at fault, empty when none
 */
public record Endpoint(String method, String url, String parameter) {
    public static final Endpoint NONE = new Endpoint("", "", "");

    public Endpoint {
        method = Texts.bounded(method, Texts.SHORT).toUpperCase(java.util.Locale.ROOT);
        url = withoutQuery(Texts.bounded(url, Texts.SHORT));
        parameter = Texts.bounded(parameter, Texts.SHORT);
    }

    public boolean isKnown() {
        return !url.isEmpty();
    }

    private static String withoutQuery(String url) {
        int end = url.length();
        for (char mark : new char[] {'?', '#'}) {
            int at = url.indexOf(mark);
            end = at >= 0 && at < end ? at : end;
        }
        return url.substring(0, end).strip();
    }
}
