# The policy ready/release-tests in Rego.
package ready.release_tests

import rego.v1

ran if {
	some suite in input.tests
	suite.tests != suite.skipped
}

deny_tests_ran contains "no tests ran" if not ran

deny_no_failed_tests contains {"msg": msg, "where": suite.name} if {
	some suite in input.tests
	failed := suite.failures + suite.errors
	failed > 0
	msg := sprintf("%d tests failed", [failed])
}

warn_few_skipped contains {"msg": msg, "where": suite.name} if {
	some suite in input.tests
	suite.skipped * 10 > suite.tests
	msg := sprintf("%d of %d tests are skipped", [suite.skipped, suite.tests])
}

coverage contains fact if {
	some fact in input.facts
	fact.type == "coverage"
}

warn_coverage_known contains "no coverage report" if count(coverage) == 0

deny_line_coverage contains {"msg": msg, "where": fact.resource} if {
	some fact in coverage
	fact.attributes.metric == "line"
	fact.number < 80
	msg := sprintf("%d %% of the lines are covered", [fact.number])
}
