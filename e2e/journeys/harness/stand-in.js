// In place of the service, for one page: it says what the service would not say just now.

/** The bodies of answers, as the service writes them. */
export const list = (data, nextCursor = null) => ({ success: true, data, nextCursor });
export const one = (data) => ({ success: true, data });
export const problem = (error, message, code) => ({
    success: false,
    error,
    message,
    code,
    correlationId: 'c-1',
});

export const BROKEN = [
    500,
    problem('Internal server error', 'Report the correlationId to the operator', 'internal'),
];
export const FORBIDDEN = [
    403,
    problem('Insufficient permissions', 'Required role: admin', 'auth.insufficient_permissions'),
];

/** Takes the questions to one path. Until it is told what to answer, it does not. */
export class StandIn {
    #answer;
    #waiting = [];

    static async of(page, path) {
        const standIn = new StandIn();
        await page.route(
            ({ pathname }) => pathname === path,
            (route) => standIn.#asked(route),
        );
        return standIn;
    }

    /** Whoever waits is answered so, and all who ask from then on. */
    async answers(status, body) {
        this.#answer = { status, json: body };
        await Promise.all(this.#waiting.splice(0).map((route) => route.fulfill(this.#answer)));
    }

    async #asked(route) {
        if (this.#answer) {
            await route.fulfill(this.#answer);
        } else {
            this.#waiting.push(route);
        }
    }
}
