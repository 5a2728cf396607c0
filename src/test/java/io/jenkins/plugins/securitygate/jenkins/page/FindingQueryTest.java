package io.jenkins.plugins.securitygate.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kohsuke.stapler.StaplerRequest2;

/** The query comes from a URL that anybody can write. */
class FindingQueryTest {

    @Test
    void takesWhatTheLinksOfThePageSay() {
        FindingQuery query =
                query(Map.of("change", "new", "severity", "high", "q", " log4j ", "sort", "place", "page", "3"));

        assertThat(query).isEqualTo(new FindingQuery("new", "high", "", "log4j", "place", 3));
    }

    @Test
    void dropsWhateverCouldNotHaveComeFromThePage() {
        FindingQuery query =
                query(Map.of("change", "\"><script>", "severity", "high' or 1=1", "sort", "../../x", "page", "-1"));

        assertThat(query).isEqualTo(new FindingQuery("", "", "", "", "", 1));
    }

    @Test
    void keepsASearchTextFromBreakingOutOfALink() {
        FindingQuery query = query(Map.of("q", "\"><b>&page=9#"));

        assertThat(query.onPage(2))
                .isEqualTo("?change=&severity=&kind=&q=%22%3E%3Cb%3E%26page%3D9%23&sort=&page=2#findings");
    }

    private static FindingQuery query(Map<String, String> parameters) {
        StaplerRequest2 request = mock(StaplerRequest2.class);
        parameters.forEach((name, value) -> when(request.getParameter(name)).thenReturn(value));
        return FindingQuery.of(request);
    }
}
