// What a keyboard does, and where on the page it is.
import assert from 'node:assert/strict';

/** More stops than any page has: whatever is not reached by then cannot be. */
const STOPS_MAX = 120;

export class Keys {
    /** Where the keyboard was without being seen there. */
    unseen = [];
    #page;

    constructor(page) {
        this.#page = page;
    }

    press(key) {
        return this.#page.keyboard.press(key);
    }

    /** Goes on from stop to stop until it is there. */
    async reaches(place) {
        await place.waitFor();
        for (let stop = 0; !(await this.#hasIt(place)); stop++) {
            assert.ok(stop < STOPS_MAX, `${place} is not reached; it is at ${await this.#where()}`);
            await this.press('Tab');
            await this.#look();
        }
    }

    async presses(place) {
        await this.reaches(place);
        await this.press('Enter');
    }

    /** In place of what is written there. */
    async writes(place, text) {
        await this.reaches(place);
        await this.press('Control+a');
        await this.#page.keyboard.type(text);
    }

    /** Once round and further: a window that is open keeps the keyboard. */
    async staysWithin(place) {
        for (let stop = 0; stop < STOPS_MAX / 4; stop++) {
            await this.press('Tab');
            const isWithin = await place.evaluate((part) => part.contains(document.activeElement));
            assert.ok(isWithin, `it has left ${place} for ${await this.#where()}`);
            await this.#look();
        }
    }

    /** Soon, if not yet: what closes gives it back when it is gone. */
    async isAt(place) {
        await this.#soon(() => this.#hasIt(place), `at ${place}`);
    }

    /** Not lost at the beginning of the page. */
    async isSomewhere() {
        const isIt = () => this.#page.evaluate(() => document.activeElement !== document.body);
        await this.#soon(isIt, 'anywhere');
    }

    async #soon(isIt, words) {
        for (let look = 0; !(await isIt()); look++) {
            assert.ok(look < STOPS_MAX, `it is not ${words}, but at ${await this.#where()}`);
            await this.#nextFrame();
        }
    }

    #nextFrame() {
        return this.#page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
    }

    #hasIt(place) {
        return place.evaluate((element) => {
            const label = element.closest('summary, button, a, label') ?? element;
            return [element, label].includes(document.activeElement);
        });
    }

    #where() {
        return this.#page.evaluate(() => document.activeElement?.outerHTML.slice(0, 160));
    }

    /**
     * A stop of the keyboard has to show that it is one. What no key leads to is none: a window, say, that
     * has the keyboard until what it waits for has come.
     */
    async #look() {
        const hidden = await this.#page.evaluate(() => {
            const { activeElement } = document;
            const { outlineStyle, outlineWidth } = getComputedStyle(activeElement);
            const isSeen = outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
            return isSeen || activeElement.tabIndex < 0
                ? undefined
                : activeElement.outerHTML.slice(0, 160);
        });
        if (hidden !== undefined && !this.unseen.includes(hidden)) {
            this.unseen.push(hidden);
        }
    }
}
