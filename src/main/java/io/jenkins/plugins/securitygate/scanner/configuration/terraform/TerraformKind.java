package io.jenkins.plugins.securitygate.scanner.configuration.terraform;

import io.jenkins.plugins.securitygate.scanner.SourceFile;
import io.jenkins.plugins.securitygate.scanner.configuration.DocumentKind;
import io.jenkins.plugins.securitygate.scanner.configuration.Inspection;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import io.jenkins.plugins.securitygate.scanner.configuration.SourceText;
import java.util.stream.Stream;

/** Terraform and OpenTofu configuration in HCL. */
public final class TerraformKind implements DocumentKind {
    @Override
    public boolean mayBe(SourceFile file) {
        return file.name().endsWith(".tf") || file.name().endsWith(".tofu");
    }

    @Override
    public boolean recognises(String text) {
        return true;
    }

    @Override
    public Stream<Rule<?>> rules() {
        return TerraformRules.all();
    }

    @Override
    public void inspect(SourceText source, Inspection inspection) {
        String ending = source.path().endsWith(".tofu") ? ".tofu" : ".tf";
        TerraformModule module = inspection.together(ending, TerraformModule.class, TerraformModule::of);
        try {
            Resource.declaredIn(HclReader.read(source, module.variables()))
                    .forEach(resource -> TerraformRules.apply(resource, module, inspection));
        } catch (HclSyntaxException e) {
            inspection.error(source.at(e.line(), 0), "not checked: no valid HCL: " + e.getMessage());
        }
    }
}
