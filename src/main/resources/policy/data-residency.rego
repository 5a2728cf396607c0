# The policy ready/data-residency in Rego.
package ready.data_residency

import rego.v1

europe := `^(eu-|europe-|(west|north)europe|france(central|south)|germany(westcentral|north)|sweden(central|south)|norway(east|west)|italynorth|polandcentral|spaincentral|austriaeast)`

personal if {
	some fact in input.facts
	fact.type == "data"
	fact.value in {"personal", "pii", "gdpr"}
}

regions contains fact if {
	some fact in input.facts
	fact.type == "region"
}

deny_personal_data_in_europe contains {"msg": msg, "where": fact.resource} if {
	personal
	some fact in regions
	not regex.match(europe, fact.value)
	msg := sprintf("region %s", [fact.value])
}

deny_deployed_to_europe contains msg if {
	personal
	input.region != ""
	not regex.match(europe, input.region)
	msg := sprintf("deployed to %s", [input.region])
}

warn_region_known contains "no region is named" if {
	personal
	input.region == ""
	count(regions) == 0
}

deny_deployment_known contains {"msg": finding.title, "fingerprint": finding.fingerprint} if {
	personal
	some finding in input.findings
	finding.kind == "configuration"
	finding.rule == "not-examined"
}
