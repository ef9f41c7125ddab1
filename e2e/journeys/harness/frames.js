// How smoothly a page goes on while something is done with it.

/** A frame that comes later than that was missed at 60 a second. */
const LATE_MS = 20;
const WHEEL_MS = 16;

/**
 * @param {string} rows what may only be in the page as far as it is in sight, as a selector
 * @returns the times between frames while it was done, and the most rows there were at once
 */
export async function framesOf(page, rows, doing) {
    await page.evaluate((selector) => {
        const watch = { times: [], rowsMax: 0, before: performance.now() };
        const look = (now) => {
            watch.times.push(now - watch.before);
            watch.before = now;
            watch.rowsMax = Math.max(watch.rowsMax, document.querySelectorAll(selector).length);
            watch.next = requestAnimationFrame(look);
        };
        watch.next = requestAnimationFrame(look);
        globalThis.frameWatch = watch;
    }, rows);
    await doing();
    const { times, rowsMax } = await page.evaluate(() => {
        cancelAnimationFrame(globalThis.frameWatch.next);
        return globalThis.frameWatch;
    });
    return { ...figuresOf(times.slice(1)), rowsMax };
}

/** Turns the wheel over what is in the middle of an element, until a condition holds. */
export async function wheels(page, over, { stepPx, until }) {
    const { x, y, width, height } = await over.boundingBox();
    await page.mouse.move(x + width / 2, y + height / 2);
    for (let step = 0; !(await until(step)); step++) {
        await page.mouse.wheel(0, stepPx(step));
        await page.waitForTimeout(WHEEL_MS);
    }
}

function figuresOf(times) {
    const sorted = times.toSorted((one, other) => one - other);
    const at = (share) => sorted[Math.ceil(sorted.length * share) - 1];
    return {
        frames: times.length,
        p50: at(0.5),
        p95: at(0.95),
        max: at(1),
        late: times.filter((time) => time > LATE_MS).length / times.length,
    };
}

export function frameWords({ frames, p50, p95, max, late, rowsMax }) {
    const ms = (value) => `${value.toFixed(1)} ms`;
    return (
        `${frames} frames, p50 ${ms(p50)}, p95 ${ms(p95)}, max ${ms(max)}, ` +
        `${(100 * late).toFixed(1)} % over ${LATE_MS} ms, at most ${rowsMax} rows in the page`
    );
}
