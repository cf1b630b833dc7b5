// Takes the pictures of docs/images anew: node screenshots.mjs PAGE.html FOLDER
// CHROMIUM names the browser; `run` sets it for the tests.
import { chromium } from 'playwright-core';

const [page, folder] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
for (const [name, colorScheme, selector] of [
  ['overview', 'light', 'body'], ['timeline', 'light', '#timeline'], ['finding', 'dark', '#findings'],
]) {
  const context = await browser.newContext({ colorScheme, viewport: { width: 1200, height: 860 } });
  const view = await context.newPage();
  await view.goto('file://' + page);
  await view.evaluate((s) => document.querySelector(s).scrollIntoView(), selector);
  await view.waitForTimeout(300);
  await view.screenshot({ path: `${folder}/report-${name}.png` });
  await context.close();
}
await browser.close();
