/** Where the browser tests find a Chromium. */
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Path of `$CHROMIUM`, else of an installed Chromium or Chrome, else of playwright's own. */
export function findChromium(): string | undefined {
  const wanted = process.env['CHROMIUM'];
  const places = wanted ? [wanted] : [...usual, chromium.executablePath()];
  return places.find((path) => existsSync(path));
}
