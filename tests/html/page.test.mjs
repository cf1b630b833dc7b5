// The HTML report in a real Chromium: filters, keys, links, decisions, print, accessibility, safety.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { chromium } from 'playwright-core';
import { bigReport, hostileReport, sampleReport } from './reports.mjs';

const dateline = process.env.DATELINE;
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dateline-html-'));
const pages = {};
let browser;

function make(name, report) {
  const json = path.join(folder, name + '.json');
  fs.writeFileSync(json, JSON.stringify(report));
  pages[name] = path.join(folder, name + '.html');
  execFileSync(dateline, ['report', json, '--format=html', '-o', pages[name]]);
}

before(async () => {
  make('sample', sampleReport());
  make('hostile', hostileReport());
  make('big', bigReport(5000));
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
});

after(async () => {
  await browser?.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

// A page with everything it asks for and complains of.
async function open(name, { hash = '', options = {}, context } = {}) {
  const owner = context ?? (await browser.newContext(options));
  const page = await owner.newPage();
  const seen = { requests: [], errors: [], dialogs: 0 };
  page.on('request', (r) => seen.requests.push(r.url()));
  page.on('pageerror', (e) => seen.errors.push(e.message));
  page.on('console', (m) => m.type() === 'error' && seen.errors.push(m.text()));
  page.on('dialog', (d) => { seen.dialogs++; d.dismiss(); });
  await page.goto('file://' + pages[name] + hash);
  return { page, seen, context: owner };
}

const shown = (page) => page.locator('.finding:visible').count();
const focused = (page) => page.evaluate(() => document.activeElement.id);

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing in ${colorScheme}`, async () => {
    const { page } = await open('sample', { options: { colorScheme, bypassCSP: true } });
    await page.getByRole('button', { name: 'Review' }).first().click();
    await page.evaluate(axe);
    const result = await page.evaluate(() => globalThis.axe.run());
    assert.deepEqual(result.violations.map((v) => `${v.id}: ${v.nodes[0].html}`), []);
    assert.ok(result.passes.length > 20);
  });
}

test('html-validate finds nothing', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended', 'html-validate:a11y'],
  });
  for (const name of ['sample', 'hostile']) {
    const report = await validator.validateFile(pages[name]);
    const messages = report.results.flatMap((r) => r.messages.map((m) => `${m.line}: ${m.message}`));
    assert.deepEqual(messages, [], name);
  }
});

test('nothing is asked of the network and nothing is refused by the policy', async () => {
  const { page, seen } = await open('sample');
  await page.keyboard.press('j');
  assert.deepEqual(seen.requests.filter((u) => !u.startsWith('file://')), []);
  assert.equal(seen.requests.length, 1);
  assert.deepEqual(seen.errors, []);
});

test('filters narrow, stand in the address and survive a reload', async () => {
  const { page } = await open('sample');
  assert.equal(await shown(page), 3);
  await page.getByLabel('Kind').selectOption('conflict');
  assert.equal(await shown(page), 1);
  assert.match(page.url(), /#kind=conflict$/);
  await page.reload();
  assert.equal(await shown(page), 1);
  await page.getByRole('button', { name: 'Reset' }).click();
  await page.getByText('3 of 3 shown').waitFor();
  await page.getByLabel('Search').fill('mole 1928');
  assert.equal(await shown(page), 1);
  assert.match(page.url(), /#q=mole%201928$/);
  await page.getByLabel('Search').fill('');
  for (const [label, value, count] of [['rule', 'weekday-mismatch', 1], ['severity', 'high', 1],
    ['doc', 'B', 2], ['confidence', '0.9', 3], ['state', 'dismissed', 0]]) {
    await page.locator(`select[name=${label}]`).selectOption(value);
    assert.equal(await shown(page), count, label);
    await page.getByRole('button', { name: 'Reset' }).click();
    await page.getByText('3 of 3 shown').waitFor();
  }
});

test('j and k go through the findings, / searches', async () => {
  const { page } = await open('sample');
  const ids = await page.locator('.finding').evaluateAll((all) => all.map((el) => el.id));
  await page.keyboard.press('j');
  assert.equal(await focused(page), ids[0]);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  assert.equal(await focused(page), ids[2]);
  await page.keyboard.press('k');
  assert.equal(await focused(page), ids[1]);
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement.name), 'q');
  await page.keyboard.type('jk');
  assert.equal(await page.getByLabel('Search').inputValue(), 'jk');
});

test('a deep link leads to its finding, also past a filter', async () => {
  const { page } = await open('sample', { hash: '#finding-f-00000000000d' });
  assert.equal(await focused(page), 'finding-f-00000000000d');
  await page.getByLabel('Kind').selectOption('conflict');
  await page.evaluate(() => { location.hash = '#finding-f-00000000000d'; });
  await page.waitForFunction(() => document.activeElement.id === 'finding-f-00000000000d');
  assert.ok(await page.locator('#finding-f-00000000000d').isVisible());
});

test('a decision is kept, survives a reload, is saved, and dateline reads it', async () => {
  const { page, context } = await open('sample');
  const finding = page.locator('#finding-f-00000000000c');
  await finding.getByRole('button', { name: 'Review' }).click();
  await finding.getByLabel('State').selectOption('dismissed');
  await finding.getByLabel('Owner').fill('R. Reader');
  await finding.getByLabel('Note').fill('two <b>bridges</b>');
  await finding.getByRole('button', { name: 'Keep' }).click();
  const expected = 'dismissed by R. Reader: two <b>bridges</b>';
  assert.equal(await finding.locator('.decision').textContent(), expected);
  await page.reload();
  assert.equal(await finding.locator('.decision').textContent(), expected);

  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save decisions (1)' }).click();
  const file = path.join(folder, 'decisions.json');
  await (await waiting).saveAs(file);
  const [decision] = JSON.parse(fs.readFileSync(file, 'utf8')).decisions;
  assert.equal(decision.fingerprint, '00000000000c');
  assert.deepEqual(decision.values, ['1932-05-03', '1931-05-03', '1932']);
  const text = execFileSync(dateline, ['report', path.join(folder, 'sample.json'),
    '--decisions=' + file]).toString();
  assert.match(text, /1 settled/);
  await context.close();

  const fresh = await open('sample');
  await fresh.page.getByLabel('Load decisions').setInputFiles(file);
  await fresh.page.getByRole('button', { name: 'Save decisions (1)' }).waitFor();
  assert.equal(await fresh.page.locator('#finding-f-00000000000c .decision').textContent(), expected);
});

test('without JavaScript everything is there to read', async () => {
  const { page } = await open('sample', { options: { javaScriptEnabled: false } });
  assert.equal(await shown(page), 3);
  assert.equal(await page.locator('.filters:visible').count(), 0);
  assert.ok(await page.getByText('On 3 May 1931').first().isVisible());
});

test('it prints', async () => {
  const { page } = await open('sample');
  const pdf = await page.pdf();
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
  assert.ok(pdf.length > 10000);
});

test('text of strangers is inert', async () => {
  const { page, seen } = await open('hostile');
  await page.keyboard.press('j');
  assert.equal(seen.dialogs, 0);
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(seen.requests.filter((u) => !u.startsWith('file://')), []);
  const scripts = await page.locator('script').count();
  assert.equal(scripts, 1);
  assert.equal(await page.locator('img, iframe, object, a[href^="javascript"]').count(), 0);
  assert.doesNotMatch(fs.readFileSync(pages.hostile, 'utf8'), /[\u202a-\u202e\u2066-\u2069\u0000-\u0008\u001b]/);
});

test('5,000 findings open fast and weigh little', async () => {
  const megabytes = fs.statSync(pages.big).size / 1e6;
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto('file://' + pages.big);
  // Time of the page's thread, not of the clock: other tests share the machine.
  const { metrics } = await session.send('Performance.getMetrics');
  const seconds = metrics.find((m) => m.name === 'ThreadTime').value;
  console.log(`# 5,000 findings: ${megabytes.toFixed(1)} MB, opened in ${seconds.toFixed(2)} s of work`);
  assert.ok(megabytes < 20);
  assert.ok(seconds < 2.5);
  await page.locator('select[name=kind]').selectOption('conflict');
  assert.ok((await shown(page)) > 0);
  const width = () => page.locator('.lanes').evaluate((el) => el.getBoundingClientRect().width);
  const whole = await width();
  await page.locator('#zoom-year').check();
  assert.ok((await width()) > 4 * whole, 'the timeline zooms');
});

test('the script of the page is under 15 KB', () => {
  const html = fs.readFileSync(pages.sample, 'utf8');
  const script = html.slice(html.indexOf('<script>') + 8, html.indexOf('</script>'));
  assert.ok(Buffer.byteLength(script) < 15 * 1024);
});
