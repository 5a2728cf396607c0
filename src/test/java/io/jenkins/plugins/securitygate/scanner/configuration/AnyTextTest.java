package io.jenkins.plugins.securitygate.scanner.configuration;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.jenkins.plugins.securitygate.report.ScanCollector;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.configuration.cloudformation.CloudFormationKind;
import io.jenkins.plugins.securitygate.scanner.configuration.compose.ComposeKind;
import io.jenkins.plugins.securitygate.scanner.configuration.docker.DockerfileKind;
import io.jenkins.plugins.securitygate.scanner.configuration.jenkinsfile.JenkinsfileKind;
import io.jenkins.plugins.securitygate.scanner.configuration.kubernetes.KubernetesKind;
import io.jenkins.plugins.securitygate.scanner.configuration.nginx.NginxKind;
import io.jenkins.plugins.securitygate.scanner.configuration.spring.SpringKind;
import io.jenkins.plugins.securitygate.scanner.configuration.terraform.TerraformKind;
import io.jenkins.plugins.securitygate.scanner.configuration.workflow.WorkflowKind;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in a file, inspecting it ends without an exception. */
class AnyTextTest {
    @Property(tries = 150)
    void manifest(@ForAll("manifests") String text) {
        inspect(new KubernetesKind(), "apiVersion: v1\nkind: Deployment\n" + text);
        inspect(new KubernetesKind(), "apiVersion: v1\nkind: Ingress\nspec:\n" + text);
    }

    @Property(tries = 150)
    void dockerfile(@ForAll("dockerfiles") String text) {
        inspect(new DockerfileKind(), text);
        inspect(new DockerfileKind(), "FROM a\n" + text);
    }

    @Property(tries = 150)
    void terraform(@ForAll("hcl") String text) {
        inspect(new TerraformKind(), text);
        inspect(new TerraformKind(), "resource \"aws_iam_policy\" \"a\" {\n" + text);
    }

    @Property(tries = 100)
    void composeFile(@ForAll("manifests") String text) {
        inspect(new ComposeKind(), "services:\n  a:\n" + text);
    }

    @Property(tries = 100)
    void template(@ForAll("manifests") String text) {
        inspect(new CloudFormationKind(), "Resources:\n  A:\n    Type: AWS::S3::Bucket\n" + text);
        inspect(new WorkflowKind(), "on: pull_request_target\njobs:\n  a:\n" + text);
    }

    @Property(tries = 100)
    void linesOfAnyKind(@ForAll("hcl") String text) {
        inspect(new NginxKind(), text);
        inspect(new JenkinsfileKind(), text);
        inspect(new SpringKind(), text);
    }

    private static void inspect(DocumentKind kind, String text) {
        ScanContext context = ScanContext.quiet(SecretDigest.salted("test"));
        Inspection inspection = new Inspection(
                context, new ScanCollector("1", "test", 100_000), new Siblings(List.of()), place -> false);
        assertThatCode(() -> kind.inspect(new SourceText("file", text), inspection))
                .doesNotThrowAnyException();
    }

    @Provide
    Arbitrary<String> manifests() {
        return mixed(
                "spec:",
                "template:",
                "containers:",
                "- ",
                "  ",
                "\n",
                "\n    ",
                "name: a",
                "image: b:c",
                "{",
                "}",
                "[",
                "]",
                "&a",
                "*a",
                "<<: ",
                "---\n",
                "...\n",
                "!!int ",
                "|\n",
                "\"",
                "'",
                ": ",
                "securityContext: ",
                "{{",
                "rules:",
                "env: ",
                "ports: ",
                "volumes: ",
                "\t",
                "? ",
                "tls:",
                "hosts:",
                "value: 1");
    }

    @Provide
    Arbitrary<String> dockerfiles() {
        return mixed(
                "FROM ",
                "RUN ",
                "\\\n",
                "\n",
                " ",
                "#",
                "# escape=`\n",
                "`\n",
                "<<EOF\n",
                "<<-'E'\n",
                "EOF\n",
                "AS a",
                "ONBUILD ",
                "ARG A=",
                "ENV ",
                "${A:-",
                "}",
                "$A",
                "\"",
                "EXPOSE 22",
                "-99999999999",
                "/tcp",
                "USER ",
                "--x=y ",
                "ADD ",
                "https://a",
                "curl a | sh",
                "HEALTHCHECK",
                "=");
    }

    @Provide
    Arbitrary<String> hcl() {
        return mixed(
                "resource ",
                "\"a\" ",
                "a",
                " = ",
                "{",
                "}",
                "[",
                "]",
                "(",
                ")",
                ",",
                "\n",
                "\"",
                "${",
                "%{",
                "\\",
                "<<EOF\n",
                "<<-E\n",
                "EOF\n",
                "#",
                "//",
                "/*",
                "*/",
                "for ",
                "jsonencode(",
                "merge(",
                "policy = ",
                "null",
                "-1",
                " ? ",
                ":",
                "var.a",
                ".");
    }

    private static Arbitrary<String> mixed(String... parts) {
        Arbitrary<String> part =
                Arbitraries.oneOf(Arbitraries.of(parts), Arbitraries.strings().ofMaxLength(5));
        return part.list().ofMaxSize(40).map(list -> String.join("", list));
    }
}
