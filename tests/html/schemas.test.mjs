// SARIF and rdjson against their schemas, SARIF against what GitHub asks for beside its schema.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import Ajv4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { bigReport, hostileReport, sampleReport } from './reports.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dateline-schemas-'));
after(() => fs.rmSync(folder, { recursive: true, force: true }));

const reports = { sample: sampleReport(), hostile: hostileReport(), big: bigReport(3000) };
reports.empty = { version: 1, tool: 'dateline 0.1.0' };
reports.unreadable = { ...sampleReport(), notices: [{ level: 'ERROR', path: 'a b.txt', text: 'is empty' }] };

function render(name, format) {
  const file = path.join(folder, name + '.json');
  fs.writeFileSync(file, JSON.stringify(reports[name]));
  return JSON.parse(execFileSync(process.env.DATELINE,
    ['report', file, '--format=' + format, '--sarif-suppressed=mark'], { maxBuffer: 1 << 28 }).toString());
}

function validator(name) {
  const ajv = new (Ajv4.default ?? Ajv4)({ strict: false, allErrors: true });
  (addFormats.default ?? addFormats)(ajv);
  return ajv.compile(JSON.parse(fs.readFileSync(new URL('../schemas/' + name, import.meta.url))));
}

for (const [format, schema] of [['sarif', 'sarif-schema-2.1.0.json'], ['rdjson', 'rdjson-DiagnosticResult.json']]) {
  const valid = validator(schema);
  for (const name of Object.keys(reports)) {
    test(`${format} of the ${name} report is valid`, () => {
      assert.ok(valid(render(name, format)), JSON.stringify(valid.errors?.slice(0, 3)));
    });
  }
}

test("SARIF has what GitHub needs and keeps to its limits", () => {
  for (const name of Object.keys(reports)) {
    const [run] = render(name, 'sarif').runs;
    assert.ok(run.results.length <= 25000);
    for (const rule of run.tool.driver.rules) {
      assert.ok(rule.id && rule.shortDescription.text && rule.help.text);
      assert.ok(rule.fullDescription.text.length <= 1024);
    }
    for (const result of run.results) {
      assert.equal(run.tool.driver.rules[result.ruleIndex].id, result.ruleId);
      assert.ok(result.message.text);
      assert.equal(result.locations.length, 1);
      const { artifactLocation, region } = result.locations[0].physicalLocation;
      assert.ok(artifactLocation.uri);
      for (const field of ['startLine', 'startColumn', 'endLine', 'endColumn']) {
        assert.ok(region[field] >= 1, field);
      }
      assert.ok(result.partialFingerprints.primaryLocationLineHash);
      const ids = (result.relatedLocations ?? []).map((l) => l.id);
      assert.ok(ids.length < 100);
      for (const [, id] of result.message.text.matchAll(/(?<!\\)\]\((\d+)\)/g)) {
        assert.ok(ids.includes(Number(id)));
      }
    }
  }
});

test('GitLab has its required fields and unique fingerprints', () => {
  for (const name of Object.keys(reports)) {
    const issues = render(name, 'gitlab');
    for (const issue of issues) {
      assert.ok(issue.description && issue.check_name && issue.location.path);
      assert.ok(issue.location.lines.begin >= 1);
      assert.ok(['info', 'minor', 'major', 'critical', 'blocker'].includes(issue.severity));
    }
    assert.equal(new Set(issues.map((i) => i.fingerprint)).size, issues.length);
  }
});
