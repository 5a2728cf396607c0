package io.jenkins.plugins.securitygate.scanner.configuration.terraform;

import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.TerraformRules.of;

import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import java.util.List;
import java.util.stream.Stream;

/** Rules about modules of others. */
final class ModuleRules {
    private static final Pattern LOCAL = Pattern.compile("^\\.{0,2}/");
    private static final Pattern REPOSITORY =
            Pattern.compile("^(?:git|hg)::|^git@|^(?:github|bitbucket)\\.(?:com|org)/|\\.git(?:\\?|$)");
    private static final Pattern PINNED =
            Pattern.compile("[?&](?:ref|rev)=(?:v?\\d+[0-9A-Za-z.-]*|[0-9a-f]{40})(?:&|$)");
    private static final Pattern REGISTRY =
            Pattern.compile("^(?:[A-Za-z0-9.-]+/)?[A-Za-z0-9_-]+/[A-Za-z0-9_-]+/[a-z0-9]+(?://.*)?$");

    static final List<Rule<Resource>> ALL = List.of(
            Rule.of("terraform-module-unpinned", Severity.MEDIUM, "A module of somebody else can change at any time")
                    .cwe(829)
                    .url("https://developer.hashicorp.com/terraform/language/modules/sources")
                    .fix("Name a version, or ?ref= with a commit or a tag.")
                    .when(of(Resource.MODULE, ModuleRules::unpinned)));

    private ModuleRules() {}

    private static Stream<Hit> unpinned(Resource module) {
        String source = module.get("source").text();
        boolean open = REPOSITORY.matcher(source).find()
                ? !PINNED.matcher(source).find()
                : !LOCAL.matcher(source).find()
                        && REGISTRY.matcher(source).find()
                        && module.get("version").isNull();
        return open ? module.bad("source", value -> true) : Stream.empty();
    }
}
