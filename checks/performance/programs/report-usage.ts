// Loaded before a program that is not ours: its last line of output tells what it took.
import { usage } from './usage';

process.on('exit', () => console.log(JSON.stringify(usage())));
