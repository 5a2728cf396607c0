package io.jenkins.plugins.securitygate.jenkins.people;

import hudson.model.User;
import hudson.security.Permission;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/** What one user may do, everywhere on this controller. */
public final class PersonRow {
    private static final int SHOWN = 200;

    private final String id;
    private final String name;
    private final List<Boolean> granted;

    private PersonRow(String id, String name, List<Boolean> granted) {
        this.id = id;
        this.name = name;
        this.granted = granted;
    }

    /** Those of the users known to Jenkins who have at least one of the permissions. */
    static List<PersonRow> all(List<Permission> permissions) {
        List<PersonRow> rows = new ArrayList<>();
        for (User user : User.getAll()) {
            List<Boolean> granted = granted(user, permissions);
            if (granted.contains(true) && rows.size() < SHOWN) {
                rows.add(new PersonRow(user.getId(), user.getFullName(), granted));
            }
        }
        return rows;
    }

    private static List<Boolean> granted(User user, List<Permission> permissions) {
        Authentication authentication;
        try {
            authentication = user.impersonate2();
        } catch (RuntimeException e) {
            // The security realm no longer knows the user, who therefore may do nothing.
            return List.of();
        }
        return permissions.stream()
                .map(permission -> Jenkins.get().hasPermission2(authentication, permission))
                .toList();
    }

    public String getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    /** Whether each of the permissions is granted, in their order. */
    public List<Boolean> getGranted() {
        return granted;
    }
}
