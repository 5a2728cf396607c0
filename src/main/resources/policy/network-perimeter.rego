# The policy ready/network-perimeter in Rego.
package ready.network_perimeter

import rego.v1

deny_only_443 contains {"msg": msg, "where": fact.resource} if {
	some fact in input.facts
	fact.type == "port"
	fact.attributes.exposure in {"ingress", "load-balancer", "external-ip"}
	fact.number != 443
	msg := sprintf("port %s is exposed", [fact.value])
}

deny_no_node_ports contains {"msg": msg, "where": fact.resource} if {
	some fact in input.facts
	fact.type == "port"
	fact.attributes.exposure in {"node", "host"}
	msg := sprintf("port %s of the node is opened", [fact.value])
}

deny_no_host_network contains {"msg": "the network of the node is shared", "where": fact.resource} if {
	some fact in input.facts
	fact.type == "privilege"
	fact.value == "hostNetwork"
}

deny_deployment_known contains {"msg": finding.title, "fingerprint": finding.fingerprint} if {
	some finding in input.findings
	finding.kind == "configuration"
	finding.rule == "not-examined"
}
