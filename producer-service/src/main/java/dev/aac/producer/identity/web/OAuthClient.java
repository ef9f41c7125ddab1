package dev.aac.producer.identity.web;

import dev.aac.producer.identity.ClientSeal;
import dev.aac.producer.identity.ProviderName;
import dev.aac.producer.platform.http.AppUrl;
import dev.aac.producer.platform.problem.Problem;
import io.vertx.core.http.CookieSameSite;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The client of a sign-in at a provider: a browser is led from page to page and keeps what is
 * sealed in cookies, a program asks for JSON and reads what it gets. Wherever a browser is led is
 * one of the dashboard's own pages; nothing that came with the request takes part in it.
 */
@Singleton
final class OAuthClient {

    private static final String PATH = "/api/auth/oauth";

    private static final BrowserCookies.Place TICKET =
            new BrowserCookies.Place("aac_oauth_person", PATH, CookieSameSite.STRICT);

    private final BrowserCookies cookies;
    private final AppUrl app;

    OAuthClient(BrowserCookies cookies, AppUrl app) {
        this.cookies = cookies;
        this.app = app;
    }

    static boolean isProgram(HttpHeaders headers) {
        String json = MediaType.APPLICATION_JSON_TYPE.getSubtype();
        // Of "Accept: ," there is none.
        return headers.getAcceptableMediaTypes().stream()
                .limit(1)
                .anyMatch(first -> first.getSubtype().equals(json));
    }

    /** To the page at which a sign-in begins anew, and which says why this one did not work. */
    <T> RestResponse<T> ledBack(Problem refusal) {
        return led("/login?error=" + refusal.wording().code());
    }

    /** To a page of the dashboard. */
    <T> RestResponse<T> led(String page) {
        return sent(URI.create(app.link(page)));
    }

    static <T> RestResponse<T> sent(URI address) {
        return RestResponse.seeOther(address);
    }

    void keepFlow(ProviderName provider, String sealed) {
        cookies.set(flow(provider), sealed, ClientSeal.Purpose.FLOW.life());
    }

    /**
     * The flow that this browser began; it is not kept any longer. Empty text when there is none.
     */
    String takeFlow(ProviderName provider) {
        Optional<String> sealed = cookies.value(flow(provider));
        if (sealed.isPresent()) {
            cookies.clear(flow(provider));
        }
        return sealed.orElse("");
    }

    void keepTicket(String sealed) {
        cookies.set(TICKET, sealed, ClientSeal.Purpose.PERSON.life());
    }

    /** Empty text when there is none. */
    String ticket() {
        return cookies.valueOfOwnPage(TICKET).orElse("");
    }

    void forgetTicket() {
        cookies.clear(TICKET);
    }

    /** Lax, because the provider's page leads the browser back; it goes nowhere else. */
    private static BrowserCookies.Place flow(ProviderName provider) {
        return new BrowserCookies.Place(
                "aac_oauth_flow",
                PATH + "/" + provider.apiName() + "/callback",
                CookieSameSite.LAX);
    }
}
