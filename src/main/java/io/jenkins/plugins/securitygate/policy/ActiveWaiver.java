package io.jenkins.plugins.securitygate.policy;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Waiver;
import java.util.List;

/** A waiver with its component and path made ready for comparing. */
final class ActiveWaiver {
    private final Waiver waiver;
    private final Component component;
    private final Glob path;

    ActiveWaiver(Waiver waiver) {
        this.waiver = waiver;
        component = component(waiver.component());
        path = waiver.path().isEmpty() ? null : Glob.ofPath(waiver.path());
    }

    Waiver waiver() {
        return waiver;
    }

    /** Whether it names a component or a path; without either it must not switch off a rule by its id. */
    boolean isLimited() {
        return component != null || path != null;
    }

    /** Whether the limits of the waiver cover a thing wherever it is; the id is compared by the caller. */
    boolean covers(Component candidate, List<String> candidatePaths) {
        return coversComponent(candidate)
                && (path == null || candidatePaths.stream().allMatch(path::matches));
    }

    private boolean coversComponent(Component candidate) {
        if (component == null) {
            return true;
        }
        if (!component.version().isEmpty() && !component.version().equals(candidate.version())) {
            return false;
        }
        return component.identity().equals(candidate.identity())
                || component.purl().isEmpty() && component.name().equalsIgnoreCase(candidate.name());
    }

    private static Component component(String text) {
        if (text.isEmpty()) {
            return null;
        }
        if (!text.startsWith("pkg:")) {
            return Component.of("", text, "");
        }
        try {
            PackageURL purl = new PackageURL(text);
            return Component.of(text, purl.getName(), purl.getVersion());
        } catch (MalformedPackageURLException e) {
            throw new IllegalArgumentException("not a package URL: " + text, e);
        }
    }
}
