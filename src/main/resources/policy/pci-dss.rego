# The policy ready/pci-dss in Rego.
package ready.pci_dss

import rego.v1

scanned contains kind if {
	some scan in input.scans
	scan.status == "completed"
	some kind in scan.kinds
}

recently_scanned contains kind if {
	some scan in input.scans
	scan.status == "completed"
	scan.age_hours >= 0
	scan.age_hours <= 90 * 24
	some kind in scan.kinds
}

grave contains finding if {
	some finding in input.findings
	finding.severity_rank >= 4
}

deny_code_reviewed contains "sast scan missing" if not "sast" in scanned

deny_vulnerability_scan contains "no dependency scan within three months" if not "dependency" in recently_scanned

deny_only_443 contains {"msg": sprintf("port %s is exposed", [fact.value]), "where": fact.resource} if {
	some fact in input.facts
	fact.type == "port"
	fact.attributes.exposure in {"ingress", "load-balancer", "external-ip"}
	fact.number != 443
}

deny_not_privileged contains {"msg": "privileged container", "where": fact.resource} if {
	some fact in input.facts
	fact.type == "privilege"
	fact.value == "privileged"
}

deny_no_common_attacks contains {"msg": finding.title, "fingerprint": finding.fingerprint} if {
	some finding in grave
	finding.kind in {"sast", "dast", "fuzzing"}
}

deny_inventory contains "no components are known" if count(input.components) == 0

deny_patched contains {"msg": finding.title, "fingerprint": finding.fingerprint} if {
	some finding in grave
	finding.kind in {"dependency", "container"}
}

deny_no_hard_coded_secrets contains {"msg": finding.title, "fingerprint": finding.fingerprint} if {
	some finding in input.findings
	finding.kind == "secret"
}

deny_deployment_known contains {"msg": finding.title, "fingerprint": finding.fingerprint} if {
	some finding in input.findings
	finding.kind == "configuration"
	finding.rule == "not-examined"
}
