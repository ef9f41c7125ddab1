// Somebody in a browser of their own: what they do there, and what they must never meet on the way.
import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { chromium as engine } from 'playwright-core';
import { keepPicture, seriousFaults } from './look.js';
import { chromium, image, LIMIT_MS, url } from './settings.js';

export const PASSWORD = 'Correct-Horse-7';
const JUDGED_AGAIN = 4;
const MOMENT_MS = 500;
const DESK = { viewport: { width: 1280, height: 800 } };

/** One browser for all people of a journey; each of them has cookies and storage of their own. */
export function openBrowser() {
    return engine.launch({
        executablePath: chromium,
        args: ['--disable-dev-shm-usage'],
        timeout: LIMIT_MS,
    });
}

let screenshots = 0;

export class Person {
    /**
     * @param {string} name also the beginning of their e-mail
     * @param {string} site where they find the product
     */
    constructor(name, context, site) {
        this.name = name;
        this.email = `${name.toLowerCase()}-${process.pid}@example.com`;
        this.context = context;
        this.site = site;
        /** What the page's policy refused, the page itself threw, and axe finds serious. */
        this.defects = [];
    }

    /** @param look what is unusual about their browser, as Playwright calls it; and the site */
    static async arrives(name, browser, { site = url, ...look } = {}) {
        const context = await browser.newContext({ ...DESK, ...look });
        context.setDefaultTimeout(LIMIT_MS);
        const person = new Person(name, context, site);
        person.page = await person.opensTab();
        return person;
    }

    async opensTab() {
        const page = await this.context.newPage();
        page.on('pageerror', (failure) => this.defects.push(String(failure)));
        page.on('console', (message) => {
            if (/Content Security Policy/i.test(message.text())) {
                this.defects.push(message.text());
            }
        });
        return page;
    }

    /** The same person, signed in at another device. */
    async atAnotherDevice(browser, look) {
        const there = await Person.arrives(this.name, browser, { site: this.site, ...look });
        there.email = this.email;
        await there.asks('POST', '/api/auth/login', { email: there.email, password: PASSWORD });
        return there;
    }

    /** A sign-up that nobody watches. */
    async founds(organizationName) {
        await this.#joins({ organizationName });
    }

    /** Has somebody join their organization, which nobody watches either. */
    async takesIn(other, role) {
        const link = await this.invites(other.email, role);
        await other.#joins({ inviteToken: new URL(link).searchParams.get('inviteToken') });
    }

    /** @returns the link for who is invited */
    async invites(email, role) {
        const { data } = await this.asks('POST', '/api/invitations', { email, role });
        return data.link;
    }

    async #joins(organization) {
        const { name, email } = this;
        const body = { name, email, password: PASSWORD, ...organization };
        const { token } = await this.asks('POST', '/api/auth/signup', body);
        this.token = token;
    }

    /** Asks the service itself, for what is not looked at; the cookies of the answer are kept. */
    async asks(method, path, data) {
        const answer = await this.context.request.fetch(new URL(path, this.site).href, {
            method,
            data,
            headers: this.token ? { Authorization: `Bearer ${this.token}` } : {},
        });
        assert.ok(answer.ok(), `${method} ${path}: ${await answer.text()}`);
        return answer.json();
    }

    async goesTo(path, options) {
        await this.page.goto(new URL(path, this.site).href, options);
    }

    async signsUp(organization) {
        await this.goesTo('/signup');
        await this.seesHeading('Create your organization');
        await this.looksAt('sign up');
        await this.fill('Your name', this.name);
        await this.fill('Organization', organization);
        await this.fill('E-mail', this.email);
        await this.fill('Password', PASSWORD);
        await this.press('Create organization');
        await this.seesHeading('Executions');
    }

    async accepts(link) {
        await this.goesTo(link);
        await this.sees(this.page.getByRole('button', { name: 'Join' }));
        await this.looksAt('invitation');
        await this.fill('Your name', this.name);
        await this.fill('Password', PASSWORD);
        await this.press('Join');
        await this.seesHeading('Executions');
    }

    /** Asks for an execution and finds itself in front of its output. */
    async runs(taskId, command) {
        await this.goesTo('/dashboard');
        await this.press('Run tests');
        const dialog = this.page.getByRole('dialog', { name: 'Run tests' });
        await dialog.getByLabel('Image', { exact: true }).fill(image);
        await dialog.getByLabel('Command', { exact: true }).fill(command);
        await dialog.getByText('Variables, group and name').click();
        await dialog.getByLabel('Name', { exact: true }).fill(taskId);
        await dialog.getByRole('button', { name: 'Run', exact: true }).click();
        await this.sees(this.drawer(taskId));
    }

    /** Opens an execution from the list. */
    async opens(taskId) {
        await this.row(taskId).click();
        await this.sees(this.drawer(taskId));
    }

    async closesTheDrawer(taskId) {
        await this.page.keyboard.press('Escape');
        await this.drawer(taskId).waitFor({ state: 'hidden' });
    }

    /** Within the drawer that is open. */
    async turnsTo(tab) {
        await this.page.getByRole('tab', { name: tab, exact: true }).click();
    }

    /** @returns where what is looked at of a file is */
    async previews(path) {
        await this.press(`Preview ${path}`);
        const preview = this.page.getByRole('region', { name: `Preview of ${path}`, exact: true });
        await this.sees(preview);
        return preview;
    }

    drawer(taskId) {
        return this.page.getByRole('dialog', { name: taskId, exact: true });
    }

    row(taskId) {
        return this.page.getByRole('link', { name: taskId, exact: true });
    }

    async seesStatus(taskId, status) {
        await this.sees(this.drawer(taskId).getByText(status, { exact: true }).first());
    }

    /** A line of the output that is open. */
    async seesLine(text) {
        await this.sees(
            this.page.getByRole('log', { name: 'Output' }).getByText(text, { exact: true }),
        );
    }

    /** A row of the list with a status: both come by themselves. */
    async seesRow(taskId, status) {
        await this.sees(
            this.row(taskId).locator('xpath=ancestor::div[1]').getByText(status, { exact: true }),
        );
    }

    async seesHeading(name) {
        await this.sees(this.page.getByRole('heading', { name, exact: true }));
    }

    async fill(label, text) {
        await this.page.getByLabel(label, { exact: true }).fill(text);
    }

    async press(name) {
        await this.page.getByRole('button', { name, exact: true }).first().click();
    }

    async sees(what) {
        await what.waitFor({ state: 'visible' });
    }

    /** Keeps a picture of what is there, and has it judged by axe. */
    async looksAt(what) {
        const number = String(++screenshots).padStart(2, '0');
        const file = `${number}-${this.name}-${what}.png`.replaceAll(' ', '-').toLowerCase();
        await keepPicture(this.page, file);
        await this.judges(what);
    }

    /** Has what is there judged by axe; what is only there for a moment does not count. */
    async judges(what, { page = this.page, rules } = {}) {
        let faults = await seriousFaults(page, rules);
        for (let again = 0; faults.length > 0 && again < JUDGED_AGAIN; again++) {
            await setTimeout(MOMENT_MS);
            faults = await seriousFaults(page, rules);
        }
        this.defects.push(...faults.map((fault) => `${what}, ${fault}`));
    }

    /** At the end of a journey. */
    async leaves() {
        await this.context.close();
        assert.deepEqual(this.defects, [], `what went wrong in the browser of ${this.name}`);
    }
}
