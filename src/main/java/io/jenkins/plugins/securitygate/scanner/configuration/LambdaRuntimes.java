package io.jenkins.plugins.securitygate.scanner.configuration;

import java.util.Set;

/** Runtimes of AWS Lambda that AWS itself no longer maintains. */
public final class LambdaRuntimes {
    /** Where AWS says so. */
    public static final String SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html";

    private static final Set<String> DEPRECATED = Set.of(
            "dotnet5.0",
            "dotnet6",
            "dotnet7",
            "dotnetcore1.0",
            "dotnetcore2.0",
            "dotnetcore2.1",
            "dotnetcore3.1",
            "go1.x",
            "java8",
            "nodejs",
            "nodejs10.x",
            "nodejs12.x",
            "nodejs14.x",
            "nodejs16.x",
            "nodejs18.x",
            "nodejs20.x",
            "nodejs4.3",
            "nodejs4.3-edge",
            "nodejs6.10",
            "nodejs8.10",
            "provided",
            "python2.7",
            "python3.6",
            "python3.7",
            "python3.8",
            "python3.9",
            "ruby2.5",
            "ruby2.7",
            "ruby3.2");

    private LambdaRuntimes() {}

    public static boolean isDeprecated(String runtime) {
        return DEPRECATED.contains(runtime);
    }
}
