"""Really runs `npm install` and `npm test` (node's own test runner), many times passing and in ten ways failing."""

from pathlib import Path

from runs import fresh, names, record, variation, write

SERVICE = """'use strict';
const { randomUUID } = require('node:crypto');
const { setTimeout: wait } = require('node:timers/promises');
const slow = process.env.RUN_MODE === 'slow';
function log(level, msg, fields) { console.log(JSON.stringify({ time: new Date().toISOString(), level, msg, pid: process.pid, ...fields })); }
async function handle(item) {
  const id = randomUUID();
  log('info', 'request received', { id, item });
  await wait(slow ? 3000 : 3 + Math.random() * 30);
  if (Math.random() < 0.05) log('warn', 'upstream answered late, no error', { id, took: Math.round(Math.random() * 90) });
  log('info', 'request done', { id, status: 200, failed: 0 });
  return id.length;
}
module.exports = { handle, log };
"""

TEST = """'use strict';
const test = require('node:test');
const assert = require('node:assert');
const fs = require('node:fs');
const { handle, log } = require('./service');
const mode = process.env.RUN_MODE;
const shuffled = (list) => list.map((v) => [Math.random(), v]).sort((a, b) => a[0] - b[0]).map((p) => p[1]);
const cases = {
  'adds an item to the basket': async () => assert.equal(await handle('book'), 36),
  'refuses an order that failed validation': () => assert.throws(() => { throw new Error('invalid order'); }),
  'keeps the error handler quiet': async () => { for (let i = 0; i < 1 + Math.random() * 3; i++) await handle('pen'); },
  'serves whatever the mode brings': async () => {
    if (mode === 'test-failure') assert.deepEqual({ total: 41 }, { total: 42 });
    if (mode === 'out-of-memory') { const held = []; for (;;) held.push(new Array(1e6).fill({ a: held.length })); }
    if (mode === 'timeout') await new Promise((resolve) => setTimeout(resolve, 60000));
    if (mode === 'disk-full') fs.writeFileSync('/dev/full', 'x'.repeat(9999));
    if (mode === 'deprecations') for (let i = 0; i < 60; i++) process.emitWarning(`option ${i} is deprecated, use settings`, 'DeprecationWarning', 'DEP' + i);
    if (mode === 'flaky-retry') for (let i = 1; i < 4; i++) log('warn', `attempt ${i} failed: socket hang up, retrying`, { code: 'ECONNRESET' });
    if (mode === 'crash-loop') for (let i = 0; i < 6; i++) {
      const r = require('node:child_process').spawnSync(process.execPath, ['-e', 'null.x'], { encoding: 'utf8' });
      log('error', 'worker died, restarting', { restarts: i }); console.log(r.stderr);
    }
  },
};
for (const name of shuffled(Object.keys(cases))) test(name, cases[name]);
"""

PACKAGE = """{ "name": "basket", "version": "2.0.1", "private": true,
  "scripts": { "test": "node --test --test-reporter=spec OPTIONS *.test.js" },
  "dependencies": { "kleur": "4.1.5"EXTRA } }
"""


def project(folder: Path, mode: str) -> None:
    options = "--test-timeout=4000" if mode == "timeout" else ""
    extra = ', "basket-prices-of-nobody": "9.9.9"' if mode == "dependency" else ""
    files = {"package.json": PACKAGE.replace("OPTIONS", options).replace("EXTRA", extra), "service.js": SERVICE}
    for name in ["basket", "orders", "invoices"]:
        files[f"{name}.test.js"] = TEST if name == "orders" else TEST.replace("process.env.RUN_MODE", "'good'")
    if mode == "compile-error":
        files["service.js"] = SERVICE.replace("async function handle(item) {", "async function handle(item {")
    write(fresh(folder), files)


def generate(out: Path, work: Path, good: int) -> None:
    for name, mode in names(good):
        project(work / "basket", mode)
        log = out / "npm" / f"{name}.log"
        environment = {**variation(name, mode), "NODE_OPTIONS": "--max-old-space-size=60" if mode == "out-of-memory" else ""}
        code = record(log, ["npm", "install", "--no-audit", "--no-fund"], work / "basket", {})
        if code == 0:
            record(log, ["npm", "test"], work / "basket", environment, append=True)
