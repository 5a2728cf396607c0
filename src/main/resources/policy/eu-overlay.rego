# The policy ready/eu-overlay in Rego; limit it to European regions where you use it.
package ready.eu_overlay

import rego.v1

scanned contains kind if {
	some scan in input.scans
	scan.status == "completed"
	scan.age_hours >= 0
	scan.age_hours <= 24
	some kind in scan.kinds
}

deny_protection_tested contains msg if {
	some kind in {"secret", "dependency"}
	not kind in scanned
	msg := sprintf("no fresh %s scan", [kind])
}

deny_nothing_outside contains {"msg": msg, "where": fact.resource} if {
	some fact in input.facts
	fact.type == "region"
	not regex.match(`^(eu-|europe-|(west|north)europe|france(central|south)|germany(westcentral|north)|sweden(central|south)|norway(east|west)|italynorth|polandcentral|spaincentral|austriaeast)`, fact.value)
	msg := sprintf("region %s", [fact.value])
}

deny_no_secrets contains {"msg": finding.title, "fingerprint": finding.fingerprint} if {
	some finding in input.findings
	finding.kind == "secret"
}

deny_deployment_known contains {"msg": finding.title, "fingerprint": finding.fingerprint} if {
	some finding in input.findings
	finding.kind == "configuration"
	finding.rule == "not-examined"
}
