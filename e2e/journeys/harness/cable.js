// The way from a browser to the product, which can be cut: a TCP proxy.
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { url } from './settings.js';

export class Cable {
    #server = createServer((near) => this.#join(near));
    #ends = new Set();
    #isCut = false;

    /** Returns where the product is found through it. */
    async plugsIn() {
        this.#server.listen(0, '127.0.0.1');
        await once(this.#server, 'listening');
        return `http://localhost:${this.#server.address().port}`;
    }

    /** Connections break, and new ones are not taken. */
    cut() {
        this.#isCut = true;
        this.#ends.forEach((end) => end.destroy());
    }

    mend() {
        this.#isCut = false;
    }

    async unplugs() {
        this.cut();
        this.#server.close();
        await once(this.#server, 'close');
    }

    #join(near) {
        if (this.#isCut) {
            near.destroy();
            return;
        }
        const { hostname, port } = new URL(url);
        const far = connect(Number(port), hostname);
        this.#pass(near, far);
        this.#pass(far, near);
    }

    #pass(from, to) {
        this.#ends.add(from);
        from.setNoDelay(true);
        from.on('error', () => to.destroy());
        from.on('close', () => {
            this.#ends.delete(from);
            to.destroy();
        });
        from.pipe(to);
    }
}
