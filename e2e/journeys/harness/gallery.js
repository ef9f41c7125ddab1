// Pictures in a table to look through: a row for each thing, a column for each way it is shown.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keepPicture } from './look.js';
import { out } from './settings.js';

export class Gallery {
    #rows = new Map();
    /** How many pictures there are. */
    size = 0;

    /**
     * @param {string} folder of the pictures and of index.html, under that for screenshots
     * @param {string[]} columns
     */
    constructor(title, folder, columns) {
        this.title = title;
        this.folder = folder;
        this.columns = columns;
    }

    /** Keeps a picture of what is there now. */
    async keeps(page, row, column) {
        const file = `${row}-${column}.png`;
        await keepPicture(page, this.folder, file);
        this.size++;
        this.#put(row, column, `<a href="${file}"><img src="${file}" alt="${row}, ${column}"></a>`);
    }

    /** Says why there is no picture. */
    lacks(row, column, why) {
        this.#put(row, column, `<i>${why}</i>`);
    }

    async writes() {
        const head = ['', ...this.columns].map((name) => `<th>${name}</th>`).join('');
        const body = [...this.#rows].map(
            ([row, cells]) =>
                `<tr><th>${row}</th>${this.columns
                    .map((column) => `<td>${cells.get(column) ?? ''}</td>`)
                    .join('')}</tr>`,
        );
        await mkdir(join(out, this.folder), { recursive: true });
        await writeFile(
            join(out, this.folder, 'index.html'),
            `<!doctype html><html lang="en"><meta charset="utf-8"><title>${this.title}</title>
<style>img { width: 20rem } th { text-align: left } td, th { vertical-align: top; padding: .5rem }</style>
<h1>${this.title}</h1><table><thead><tr>${head}</tr></thead><tbody>
${body.join('\n')}
</tbody></table></html>
`,
        );
    }

    #put(row, column, cell) {
        const cells = this.#rows.get(row) ?? new Map();
        this.#rows.set(row, cells.set(column, cell));
    }
}
