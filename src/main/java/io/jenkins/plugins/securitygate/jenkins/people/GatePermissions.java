package io.jenkins.plugins.securitygate.jenkins.people;

import hudson.model.Item;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import java.util.List;
import jenkins.model.Jenkins;
import org.jvnet.localizer.Localizable;
import org.jvnet.localizer.ResourceBundleHolder;

/** The permissions of the gate, for people who manage security and compliance without being administrators. */
public final class GatePermissions {
    public static final PermissionGroup GROUP =
            new PermissionGroup("SecurityGate", GatePermissions.class, text("Permissions"));

    /** To look at the managers' page. */
    public static final Permission VIEW = permission("View", Jenkins.SYSTEM_READ, PermissionScope.JENKINS);

    /** To change the central policies that are written inline. */
    public static final Permission MANAGE_POLICIES =
            permission("ManagePolicies", Jenkins.ADMINISTER, PermissionScope.JENKINS);

    /** To ask for a waiver on the page of a build. A request alone changes nothing. */
    public static final Permission REQUEST_WAIVER = permission("RequestWaiver", Item.BUILD, PermissionScope.ITEM);

    /** To approve, reject and revoke waivers that somebody else asked for. */
    public static final Permission APPROVE_WAIVER =
            permission("ApproveWaiver", Jenkins.ADMINISTER, PermissionScope.JENKINS);

    /** To let a build go on that the policies want reviewed. */
    public static final Permission APPROVE_RELEASE =
            permission("ApproveRelease", Jenkins.ADMINISTER, PermissionScope.ITEM);

    private static final List<Permission> ALL =
            List.of(VIEW, MANAGE_POLICIES, REQUEST_WAIVER, APPROVE_WAIVER, APPROVE_RELEASE);

    private GatePermissions() {}

    /** All of them. */
    public static List<Permission> all() {
        return ALL;
    }

    /** Those of which any one opens the managers' page. */
    static Permission[] managers() {
        return new Permission[] {VIEW, MANAGE_POLICIES, APPROVE_WAIVER, APPROVE_RELEASE};
    }

    private static Permission permission(String name, Permission impliedBy, PermissionScope scope) {
        return new Permission(GROUP, name, text(name), impliedBy, true, new PermissionScope[] {scope});
    }

    private static Localizable text(String key) {
        return new Localizable(ResourceBundleHolder.get(GatePermissions.class), key);
    }
}
