package io.jenkins.plugins.securitygate.export;

/** How a page leads from a count to the findings behind it. */
enum FilterLink {
    /** The page's script filters the table in place; without script the link leads to the table. */
    SCRIPT {
        @Override
        String[] attributes(String filter) {
            return new String[] {"href", "#findings", "data-sg-filter", filter};
        }
    },
    /** The server filters: the filter is the query of the page's own address. */
    QUERY {
        @Override
        String[] attributes(String filter) {
            return new String[] {"href", "?" + filter + "#findings"};
        }
    };

    /** Attributes of the link's element, names and values in turn. */
    abstract String[] attributes(String filter);
}
