import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { analyze } from '../../src/pipeline.ts';
import { hostileLog } from '../cli/hostile-log.ts';

const chromium = [
  process.env.CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== '' && existsSync(path));
if (chromium === undefined) {
  console.warn(
    'The HTML report is not tried in a browser: no Chromium here (apt-get install chromium, or set CHROMIUM=path).',
  );
}
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const widths = [390, 1280, 1920];
const schemes = ['light', 'dark'];

const folder = mkdtempSync(join(tmpdir(), 'sshwhy-browser-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function reportOf(name: string, ...paths: string[]): Promise<string> {
  const file = join(folder, `${name}.html`);
  const { stdout, stderr } = process;
  const now = Date.UTC(2026, 11, 1) * 1000;
  const args = ['analyze', ...paths, '--tz', 'UTC', '--format', 'html', '--output', file];
  await run(args, { stdout, stderr, env: {}, now, analyze });
  return pathToFileURL(file).href;
}

describe.skipIf(chromium === undefined)('the HTML report in a browser', () => {
  let browser: Browser;
  let sample: string;
  let capture: string;
  const complaints: string[] = [];

  beforeAll(async () => {
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    browser = await puppeteer.launch({ executablePath: chromium as string, args: sandbox });
    sample = await reportOf('sample', 'examples');
    capture = await reportOf('capture', 'test/captures/44-mixed-load');
  });
  afterAll(() => browser?.close());

  async function open(url: string, { width = 1280, scheme = 'light', script = true } = {}): Promise<Page> {
    const page = await browser.newPage();
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => {
      if (request.url() !== url) complaints.push(`asked for ${request.url()}`);
    });
    page.on('dialog', (dialog) => {
      complaints.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.setJavaScriptEnabled(script);
    await page.setViewport({ width, height: 1000 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.goto(url);
    return page;
  }
  const cardsOf = (page: Page) =>
    page.$$eval('.card', (cards) =>
      cards
        .filter((card) => !(card as unknown as { hidden: boolean }).hidden)
        .map((card) => card.querySelector('h3')?.textContent ?? ''),
    );

  it('searches, filters and sorts', async () => {
    const page = await open(sample);
    const all = await cardsOf(page);
    expect(all.length).toBeGreaterThan(10);
    expect(all[0]).toContain('alice from 10.20.0.5');
    await page.type('#tools [name=search]', 'HOSTS.DENY 203.0.113.6');
    expect(await cardsOf(page)).toEqual([expect.stringContaining('203.0.113.6 was refused')]);
    expect(await page.$eval('#tools output', (output) => output.textContent)).toBe(`1 of ${all.length} shown`);
    await page.$eval('#tools', (form) => (form as unknown as { reset(): void }).reset());
    await page.select('#tools [name=cause]', 'fail2ban');
    expect(await cardsOf(page)).toHaveLength(2);
    await page.click('#tools [name=lockout]');
    expect(await cardsOf(page)).toEqual([expect.stringContaining('alice logs in from there')]);
    await page.click('#tools [name=lockout]');
    await page.select('#tools [name=cause]', '');
    await page.select('#tools [name=order]', 'oldest');
    const starts = await page.$$eval('.card', (cards) => cards.map((card) => Number(card.getAttribute('data-start'))));
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    await page.select('#tools [name=order]', '');
    expect(await cardsOf(page)).toEqual(all);
    await page.close();
  });

  it('copies a command, and nothing but it', async () => {
    const page = await open(sample);
    await browser
      .defaultBrowserContext()
      .overridePermissions('file://', ['clipboard-read', 'clipboard-write'])
      .catch(() => {});
    const command = await page.$eval('.remedy .paste code', (code) => code.textContent);
    await page.evaluate(`navigator.clipboard.writeText = async (text) => { window.copied = text; }`);
    await page.click('.remedy .paste button');
    await page.waitForFunction(`document.querySelector('.remedy .paste button').textContent === 'Copied'`);
    expect(await page.evaluate('window.copied')).toBe(command);
    expect(await page.$eval('.remedy .paste button', (button) => button.textContent)).toBe('Copied');
    await page.close();
  });

  it('opens the incident that a link leads to', async () => {
    const page = await open(sample);
    const link = (await page.$$('.lockouts a')).at(-1);
    const target = await link?.evaluate((a) => a.getAttribute('href') ?? '');
    await page.$$eval('.card > details', (all) => all.map((details) => details.removeAttribute('open')));
    await link?.click();
    // The page hears of a new fragment when the click is long over.
    await page.waitForSelector(`${target} > details[open]`);
    expect(await page.$eval(`${target} > details`, (details) => details.hasAttribute('open'))).toBe(true);
    await page.close();
  });

  it('is all there without JavaScript', async () => {
    const page = await open(sample, { script: false });
    const shown = async (selector: string) => (await page.$$(selector)).length;
    expect(await shown('.card')).toBeGreaterThan(10);
    expect(await shown('.chart > svg')).toBe(6);
    expect(await shown('.paste button')).toBe(0);
    expect(await (await page.$('#tools'))?.isVisible()).toBe(false);
    const closed = await page.$('.card:last-child > details');
    const height = () => closed?.evaluate((details) => details.getBoundingClientRect().height);
    const before = (await height()) ?? 0;
    await (await closed?.$('summary'))?.click();
    expect(await height()).toBeGreaterThan(before + 50);
    await page.close();
  });

  const views = schemes.flatMap((scheme) => widths.map((width) => [scheme, width] as const));
  it.each(['sample', 'capture'].flatMap((name) => views.map((view) => [name, ...view] as const)))(
    'of the %s is accessible and fits, %s at %i px',
    async (name, scheme, width) => {
      const page = await open(name === 'sample' ? sample : capture, { scheme, width });
      await page.click('#tools [name=expand]');
      for (const summary of await page.$$('.figures > summary')) await summary.click();
      const room = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      expect(await page.evaluate(room)).toBe(0);
      // Its own policy lets no script in, so axe comes in by the debugger.
      await page.evaluate((await import('node:fs')).readFileSync(axe, 'utf8'));
      const violations = (await page.evaluate(
        `axe.run().then(({ violations }) => violations.map(({ id, impact, nodes }) => [impact, id, nodes[0].html, nodes[0].failureSummary].join(' ')))`,
      )) as string[];
      expect(violations.filter((text) => /^(?:serious|critical|moderate)/.test(text))).toEqual([]);
      await page.close();
    },
  );

  it.each(widths)('cuts no text of a chart off at %i px', async (width) => {
    const page = await open(capture, { width });
    const cut = await page.$$eval('.chart > svg', (all) =>
      all.flatMap((svg) => {
        const frame = svg.getBoundingClientRect();
        return [...svg.querySelectorAll('text')]
          .filter((text) => {
            const box = text.getBoundingClientRect();
            return (
              box.width > 0 &&
              (box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1)
            );
          })
          .map((text) => text.textContent);
      }),
    );
    expect(cut).toEqual([]);
    await page.close();
  });

  it('shows a log of evil names as text, and runs none of it', async () => {
    const page = await open(await reportOf('hostile', hostileLog()), { width: 390 });
    expect(await page.$$('main img, main script, main iframe, main textarea')).toEqual([]);
    expect(await page.$eval('main', (main) => main.textContent)).toContain('<script>alert(1)</script>');
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
    await page.close();
  });

  it('asked for nothing, and no browser complained', () => {
    expect(complaints).toEqual([]);
  });
});
