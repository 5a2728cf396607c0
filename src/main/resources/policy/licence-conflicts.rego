# The policy ready/licence-conflicts in Rego.
package ready.licence_conflicts

import rego.v1

# What the product cannot be used without.
needed contains {"msg": msg, "where": component.path, "licence": licence} if {
	some component in input.components
	component.scope != "development"
	some expression in component.licenses
	not contains(expression, " OR ")
	some licence in split(expression, " AND ")
	msg := sprintf("%s %s (%s)", [component.name, component.version, expression])
}

needed_licences := {used.licence | some used in needed}

version_3 := {
	"GPL-3.0-only", "GPL-3.0-or-later", "LGPL-3.0-only",
	"LGPL-3.0-or-later", "AGPL-3.0-only", "AGPL-3.0-or-later",
}

further_terms := {
	"BSD-4-Clause", "CDDL-1.0", "CDDL-1.1", "CPL-1.0", "EPL-1.0",
	"EPL-2.0", "JSON", "MPL-1.0", "MPL-1.1", "OpenSSL",
}

deny_gpl_2_beside_apache_2 contains used if {
	some used in needed
	used.licence == "GPL-2.0-only"
	"Apache-2.0" in needed_licences
}

deny_gpl_2_beside_gpl_3 contains used if {
	some used in needed
	used.licence == "GPL-2.0-only"
	count(needed_licences & version_3) > 0
}

deny_gpl_beside_further_terms contains used if {
	some used in needed
	used.licence in {"GPL-2.0-only", "GPL-2.0-or-later", "GPL-3.0-only", "GPL-3.0-or-later"}
	count(needed_licences & further_terms) > 0
}
