// Runs Lighthouse on each address that is named, in one browser, and prints one line of JSON for each; begins none
// after so many seconds as the first argument says.
// Called by lighthouse.py; the browser is the one that CHROME_PATH names.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [seconds, ...addresses] = process.argv.slice(2);
const end = Date.now() + Number(seconds) * 1000;
// Chromium's sandbox refuses to run for root, as which containers often run.
const flags = ["--headless=new", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])];
const chrome = await launch({ chromeFlags: flags, logLevel: "silent" });
try {
  for (const address of addresses) {
    if (Date.now() > end) break;
    // Lighthouse's own settings: a phone in the middle of the range, on a slow mobile network.
    const { lhr } = await lighthouse(address, { port: chrome.port, logLevel: "silent", output: "json" });
    const missed = {};
    for (const [name, category] of Object.entries(lhr.categories)) {
      missed[name] = category.auditRefs
        .filter(({ id, weight }) => weight && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
        .map(({ id }) => `${id} ${lhr.audits[id].displayValue ?? ""}`.trim());
    }
    const scores = Object.fromEntries(Object.entries(lhr.categories).map(([name, one]) => [name, one.score]));
    const shift = lhr.audits["cumulative-layout-shift"].numericValue ?? null;
    const error = lhr.runtimeError?.message ?? null;
    console.log(JSON.stringify({ address, scores, shift, missed, error, pace: lhr.environment.benchmarkIndex }));
  }
} finally {
  chrome.kill();
}
