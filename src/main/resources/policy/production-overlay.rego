# The policy ready/production-overlay in Rego; limit it to production where you use it.
package ready.production_overlay

import rego.v1

scanned contains kind if {
	some scan in input.scans
	scan.status == "completed"
	scan.provenance == "executed"
	scan.age_hours >= 0
	scan.age_hours <= 24
	some kind in scan.kinds
}

deny_own_fresh_scans contains msg if {
	some kind in {"secret", "dependency"}
	not kind in scanned
	msg := sprintf("no fresh %s scan of the gate itself", [kind])
}

deny_no_open_critical contains {"msg": finding.title, "fingerprint": finding.fingerprint} if {
	some finding in input.findings
	finding.severity == "critical"
}

deny_tested contains "no tests ran" if count(input.tests) == 0

deny_tested contains {"msg": "tests failed", "where": suite.name} if {
	some suite in input.tests
	suite.failures + suite.errors > 0
}

deny_not_privileged contains {"msg": "privileged container", "where": fact.resource} if {
	some fact in input.facts
	fact.type == "privilege"
	fact.value == "privileged"
}

deny_deployment_known contains {"msg": finding.title, "fingerprint": finding.fingerprint} if {
	some finding in input.findings
	finding.kind == "configuration"
	finding.rule == "not-examined"
}
