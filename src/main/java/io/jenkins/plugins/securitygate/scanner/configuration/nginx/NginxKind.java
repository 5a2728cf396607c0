package io.jenkins.plugins.securitygate.scanner.configuration.nginx;

import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.scanner.SourceFile;
import io.jenkins.plugins.securitygate.scanner.configuration.DocumentKind;
import io.jenkins.plugins.securitygate.scanner.configuration.Inspection;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import io.jenkins.plugins.securitygate.scanner.configuration.SourceText;
import java.util.stream.Stream;

/** Configuration of nginx: a whole one, or a file with servers that is included. */
public final class NginxKind implements DocumentKind {
    private static final Pattern SERVER = Pattern.compile("(?m)^\\s*server\\s*\\{");
    private static final Pattern LISTEN = Pattern.compile("(?m)^\\s*listen\\s+[^;]+;");

    @Override
    public boolean mayBe(SourceFile file) {
        return file.name().endsWith(".conf")
                || file.name().endsWith(".nginx")
                || file.path().contains("sites-available/");
    }

    @Override
    public boolean recognises(String text) {
        return SERVER.matcher(text).find() && LISTEN.matcher(text).find();
    }

    @Override
    public Stream<Rule<?>> rules() {
        return NginxRules.ALL.stream().map(rule -> rule);
    }

    @Override
    public void inspect(SourceText source, Inspection inspection) {
        Directive file = NginxParser.parse(source, inspection::error);
        inspection.apply(NginxRules.ALL, file, source.path());
        inspection.facts(file.all()
                .filter(directive -> directive.is("listen"))
                .map(Listen::of)
                .flatMap(listen -> listen.fact(source.path())));
        inspection.facts(file.all()
                .filter(directive -> directive.is("server_name"))
                .flatMap(names -> names.arguments().stream()
                        .filter(NginxKind::isHost)
                        .map(name -> Fact.of(Fact.Type.HOST, name, source.path(), names.location()))));
    }

    /** Neither the name that nobody has nor a regular expression. */
    private static boolean isHost(String name) {
        return name.contains(".") && !name.startsWith("~");
    }
}
