package io.jenkins.plugins.securitygate.jenkins.people;

import hudson.model.Item;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.util.NameValuePair;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** One user with a browser. The user of each permission has its name, so that a matrix can be written down. */
final class Visitor {
    private final JenkinsRule jenkins;
    private final JenkinsRule.WebClient client;

    private Visitor(JenkinsRule jenkins, JenkinsRule.WebClient client) {
        this.jenkins = jenkins;
        this.client = client;
    }

    /** Secures Jenkins: everybody may read, each user has the one permission after which they are named. */
    static void secure(JenkinsRule jenkins) {
        MockAuthorizationStrategy strategy = new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .toEveryone()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Item.BUILD)
                .everywhere()
                .to("developer");
        GatePermissions.all()
                .forEach(permission -> strategy.grant(permission).everywhere().to(permission.name));
        strategy.grant(GatePermissions.APPROVE_WAIVER, GatePermissions.REQUEST_WAIVER, GatePermissions.APPROVE_RELEASE)
                .everywhere()
                .to("officer");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(strategy);
    }

    static Visitor named(JenkinsRule jenkins, String user) throws Exception {
        return new Visitor(jenkins, jenkins.createWebClient().login(user).withThrowExceptionOnFailingStatusCode(false));
    }

    int get(String path) throws Exception {
        return send(HttpMethod.GET, path, true).getStatusCode();
    }

    String read(String path) throws Exception {
        return send(HttpMethod.GET, path, true).getContentAsString();
    }

    WebResponse post(String path, String... parameters) throws Exception {
        return send(HttpMethod.POST, path, true, parameters);
    }

    int postWithoutCrumb(String path, String... parameters) throws Exception {
        return send(HttpMethod.POST, path, false, parameters).getStatusCode();
    }

    private WebResponse send(HttpMethod method, String path, boolean crumb, String... parameters) throws Exception {
        client.getOptions().setRedirectEnabled(false);
        WebRequest request = new WebRequest(new URL(jenkins.getURL(), path), method);
        if (method == HttpMethod.POST) {
            List<NameValuePair> pairs = new ArrayList<>();
            for (int i = 0; i < parameters.length; i += 2) {
                pairs.add(new NameValuePair(parameters[i], parameters[i + 1]));
            }
            if (crumb) {
                pairs.add(new NameValuePair(
                        jenkins.jenkins.getCrumbIssuer().getDescriptor().getCrumbRequestField(), crumb()));
            }
            request.setRequestParameters(pairs);
        }
        return client.loadWebResponse(request);
    }

    private String crumb() throws Exception {
        return client.executeOnServer(() -> jenkins.jenkins.getCrumbIssuer().getCrumb());
    }
}
