# The policy ready/licences in Rego.
package ready.licences

import rego.v1

deny_inventory contains "no components are known" if count(input.components) == 0

licensed contains {"msg": msg, "where": component.path, "licence": licence, "scope": component.scope} if {
	some component in input.components
	some licence in component.licenses
	msg := sprintf("%s %s (%s)", [component.name, component.version, licence])
}

deny_no_network_copyleft contains used if {
	some used in licensed
	regex.match(`(^|[ (])(AGPL|SSPL|OSL|EUPL)-`, used.licence)
	not contains(used.licence, " OR ")
}

deny_no_strong_copyleft contains used if {
	some used in licensed
	used.scope != "development"
	regex.match(`(^|[ (])GPL-`, used.licence)
	not contains(used.licence, " OR ")
	not contains(used.licence, "-exception")
}

deny_no_source_available contains used if {
	some used in licensed
	regex.match(`(^|[ (])(BUSL|Elastic|PolyForm|CC-BY-NC)-`, used.licence)
}

warn_licence_known contains {"msg": msg, "where": component.path} if {
	some component in input.components
	count(component.licenses) == 0
	msg := sprintf("%s has no licence", [component.name])
}
