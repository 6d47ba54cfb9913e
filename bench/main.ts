import { mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
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
    out: { type: 'string', default: resolve(__dirname, '..', 'docs') },
  },
});

const loadBefore = loadavg();
const consumer = new Consumer();
try {
  const results = measureAll(consumer, options.quick ? quick : full, (progress) => console.log(progress));
  mkdirSync(join(options.out, 'pictures'), { recursive: true });
  writeFileSync(join(options.out, 'performance.md'), report(results, machine(loadBefore)));
  writeFileSync(join(options.out, 'pictures', 'performance.svg'), plot(results));
  for (const { of, measured, most, met } of verdicts(results)) {
    console.log(`${met ? 'met   ' : 'missed'}  ${of}: ${measured.median.toFixed(3)}, at most ${most}`);
  }
} finally {
  consumer.remove();
}
