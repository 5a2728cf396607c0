package io.jenkins.plugins.securitygate.scanner.configuration;

import com.google.re2j.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Dangerous commands in the scripts of builds. */
public final class ShellText {
    private static final String COMMAND = "(?:^|[\\s;&|(\"'])";

    /** A download that is given to a shell. */
    public static final Pattern PIPE_TO_SHELL = Pattern.compile(COMMAND
            + "(?:curl|wget)\\s[^|;&]*\\|\\s*(?:sudo\\s+(?:-\\S+\\s+)*)?(?:/\\S*/)?(?:ba|z|da|a|k)?sh(?:[\\s\"']|$)"
            + "|(?:ba|z|da|a|k)?sh\\s+(?:-c\\s+)?[\"']?(?:<\\(|\\$\\()\\s*(?:curl|wget)\\s");

    /** A download that does not check who it comes from. */
    public static final Pattern TLS_OFF = Pattern.compile(COMMAND
            + "curl(?:\\s[^|;&]*?)?(?:\\s-[a-zA-Z]*k[a-zA-Z]*|\\s--insecure)(?:[\\s\"']|$)"
            + "|\\s--no-check-certificate\\b|http\\.sslVerify[\\s=]+[\"']?false|strict-ssl[\\s=]+[\"']?false"
            + "|GIT_SSL_NO_VERIFY\\s*[=:]\\s*[\"']?(?:1|true)|NODE_TLS_REJECT_UNAUTHORIZED\\s*[=:]\\s*[\"']?0");

    private ShellText() {}

    /** The numbers, from 0, of the lines in which the pattern is found. */
    public static Stream<Integer> lines(String script, Pattern pattern) {
        String[] lines = script.split("\n", -1);
        return IntStream.range(0, lines.length)
                .filter(i -> !lines[i].stripLeading().startsWith("#")
                        && pattern.matcher(lines[i]).find())
                .boxed();
    }
}
