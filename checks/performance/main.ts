import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { agreement, agreementSection } from './agreement';
import { Consumer } from './consumer';
import { machine } from './machine';
import { full, quick } from './plans';
import { plot } from './plot';
import { report } from './report';
import { measureAll } from './results';
import { verdicts } from './targets';

const { values: options } = parseArgs({
  options: {
    /** A smoke run: everything once, and small. */
    quick: { type: 'boolean', default: false },
    out: { type: 'string', default: resolve(__dirname, '../../docs') },
    /** The page of a run right before: the new one tells whether it agrees. */
    against: { type: 'string' },
  },
});

const before = options.against === undefined ? undefined : readFileSync(options.against, 'utf8');
const loadBefore = loadavg();
const consumer = new Consumer();
try {
  const results = measureAll(consumer, options.quick ? quick : full, (progress) => console.log(progress));
  mkdirSync(join(options.out, 'pictures'), { recursive: true });
  const page = report(results, machine(loadBefore));
  const rerun = before === undefined ? '' : agreementSection(agreement(before, page));
  writeFileSync(join(options.out, 'performance.md'), page + rerun);
  writeFileSync(join(options.out, 'pictures', 'performance.svg'), plot(results));
  for (const { of, measured, most, met } of verdicts(results)) {
    console.log(`${met ? 'met   ' : 'missed'}  ${of}: ${measured.median.toFixed(3)}, at most ${most}`);
  }
} finally {
  consumer.remove();
}
