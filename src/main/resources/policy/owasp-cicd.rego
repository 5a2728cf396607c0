# The policy ready/owasp-cicd in Rego. Show it suppressed findings: include: [suppressed].
package ready.owasp_cicd

import rego.v1

scanned contains kind if {
	some scan in input.scans
	scan.status == "completed"
	some kind in scan.kinds
}

counting contains finding if {
	some finding in input.findings
	not finding.suppressed
}

deny_dependency_scan contains "dependency scan missing" if not "dependency" in scanned

deny_configuration_scan contains "configuration scan missing" if not "configuration" in scanned

deny_secret_scan contains "secret scan missing" if not "secret" in scanned

warn_no_suppressed_gate contains msg if {
	suppressed := count([finding | some finding in input.findings; finding.suppressed])
	suppressed > 20
	msg := sprintf("%d findings are suppressed", [suppressed])
}

deny_no_known_exploited contains {"msg": finding.title, "fingerprint": finding.fingerprint} if {
	some finding in counting
	finding.kev
}

deny_no_secrets contains {"msg": finding.title, "fingerprint": finding.fingerprint} if {
	some finding in counting
	finding.kind == "secret"
}

deny_no_grave_misconfiguration contains {"msg": finding.title, "fingerprint": finding.fingerprint} if {
	some finding in counting
	finding.kind == "configuration"
	finding.severity_rank >= 4
}

deny_known_services contains {"msg": sprintf("image %s", [fact.value]), "where": fact.resource} if {
	some fact in input.facts
	fact.type == "image"
	object.get(fact.attributes, "registry", "") == ""
}

warn_pinned_by_digest contains {"msg": sprintf("image %s", [fact.value]), "where": fact.resource} if {
	some fact in input.facts
	fact.type == "image"
	object.get(fact.attributes, "use", "") == "run"
	object.get(fact.attributes, "digest", "") == ""
}

deny_deployment_known contains {"msg": finding.title, "fingerprint": finding.fingerprint} if {
	some finding in counting
	finding.kind == "configuration"
	finding.rule == "not-examined"
}
