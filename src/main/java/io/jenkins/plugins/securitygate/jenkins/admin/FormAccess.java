package io.jenkins.plugins.securitygate.jenkins.admin;

import hudson.model.Item;
import jenkins.model.Jenkins;

/** Who may ask for the help of a form that belongs to a job or a folder. */
public final class FormAccess {
    private FormAccess() {}

    /**
     * Checks that the user may see the form: the one of a job, or the one that writes steps for any job.
     *
     * @param item what the form belongs to, {@code null} for the general one
     */
    public static void check(Item item) {
        if (item == null) {
            Jenkins.get().checkPermission(Jenkins.READ);
        } else {
            item.checkPermission(Item.EXTENDED_READ);
        }
    }
}
