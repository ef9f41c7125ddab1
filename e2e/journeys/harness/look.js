// What is kept of a page: a picture of it, and what a machine finds wrong with it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { out } from './settings.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Keeps a picture of what is in sight, in the folder for screenshots. */
export async function keepPicture(page, ...file) {
    // Without its caret hidden: for that Playwright adds a style, which the policy refuses.
    await page.screenshot({ path: join(out, ...file), caret: 'initial' });
}

/** The rules of axe that a change of colours can break. */
export const COLOURS = { runOnly: ['color-contrast', 'link-in-text-block'] };

/** What axe finds serious or critical, each with where it is. */
export async function seriousFaults(page, rules = {}) {
    if (!(await page.evaluate(() => 'axe' in globalThis))) {
        await page.evaluate(AXE);
    }
    return page.evaluate(async (asked) => {
        const { violations } = await globalThis.axe.run({ resultTypes: ['violations'], ...asked });
        return violations
            .filter(({ impact }) => impact === 'serious' || impact === 'critical')
            .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(', ')}`);
    }, rules);
}

/** What of the page is wider than its place, so that it has to be scrolled sideways. */
export function tooWide(page) {
    return page.evaluate(() => {
        const isWide = (part) => part.scrollWidth > part.clientWidth;
        const parts = [
            ...document.querySelectorAll('main, [role="dialog"], [role="region"]'),
        ].filter(isWide);
        const isPageWide = document.documentElement.scrollWidth > innerWidth;
        return [
            ...(isPageWide ? ['the page'] : []),
            ...parts.map((part) => part.outerHTML.slice(0, 80)),
        ];
    });
}
