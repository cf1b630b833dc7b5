// Reports to render: the sample of the unit tests, a hostile one and a big one made of it.
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';

const sample = fileURLToPath(new URL("../../reports/testdata/sample.json", import.meta.url));

export function sampleReport() {
  return JSON.parse(fs.readFileSync(sample, 'utf8'));
}

// Every text of the sample with an attack in front.
export function hostileReport() {
  const attack = '<script>alert(1)</script><img src=x onerror=alert(2)>"\'><a href="javascript:alert(3)">'
    + ' \u202Egnp.exe\u202C \u001b[2J ]]> </style> =cmd()|x ';
  const fields = new Set(['title', 'quote', 'section', 'label', 'explanation', 'query', 'note',
    'owner', 'value', 'detail', 'level', 'text', 'name', 'path']);
  // The level of a notice is an enum; that of a weight is text.
  const isEnum = (value) => /^[A-Z_]+$/.test(value);
  return JSON.parse(JSON.stringify(sampleReport()), (key, value) =>
    fields.has(key) && typeof value === 'string' && !(key === 'level' && isEnum(value)) ? attack + value : value);
}

// n findings of 1,000 documents, a tenth of them conflicts.
export function bigReport(n) {
  const report = sampleReport();
  const claim = (id, document, year, i) => ({
    id, document: 'd-' + document,
    location: { path: `papers/${document}.txt`, line: 10 + (i % 900), column: 5, endLine: 10 + (i % 900), endColumn: 9 },
    quote: `In ${year} the engineer number ${i} opened bridge ${i} of the coast, and the fleet passed through it for the first time.`,
    date: { text: String(year), edtf: String(year), earliest: (year - 1970) * 365, latest: (year - 1970) * 365 + 364, grain: 'YEAR', kind: 'POINT_IN', resolution: 'EXPLICIT' },
    event: { eventClass: 'opening', head: 'open', text: 'opened' }, modality: 'ASSERTED',
  });
  report.documents = Array.from({ length: 1000 }, (_, i) => ({ id: 'd-' + i, path: `papers/${i}.txt`, title: `Paper ${i}` }));
  report.claims = [];
  report.events = [];
  report.findings = [];
  report.unchecked = [];
  for (let i = 0; i < n; i++) {
    const clash = i % 10 === 0, year = 1800 + (i % 200);
    const a = claim(`c-${i}-a`, i % 1000, year, i), b = claim(`c-${i}-b`, (i * 7 + 1) % 1000, clash ? year + 1 : year, i);
    report.claims.push(a, b);
    report.events.push({ id: 'e-' + i, label: `Bridge ${i} is opened`, claims: [a.id, b.id], links: [{ a: a.id, b: b.id, score: 5, probability: 0.97, weights: [{ field: 'terms', level: 'rare terms shared', weight: 6, detail: `bridge ${i}` }, { field: 'prior', weight: -1 }] }] });
    report.findings.push({
      id: 'f-' + i, rule: clash ? 'date-conflict' : 'date-agreement', kind: clash ? 'CONFLICT' : 'AGREEMENT',
      dimension: 'DATE', severity: clash ? 'HIGH' : 'INFO', confidence: 0.9, event: 'e-' + i,
      title: `Bridge ${i} is opened: ${year}`, explanation: 'The years are compared.', fingerprint: 'x' + i,
      readings: clash ? [{ value: String(year), claims: [a.id], conflictsWith: [1], lineages: 1 }, { value: String(year + 1), claims: [b.id], conflictsWith: [0], lineages: 1 }]
        : [{ value: String(year), claims: [a.id, b.id], lineages: 2 }],
    });
  }
  return report;
}
