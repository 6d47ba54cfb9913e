// Ends a command in one line where the CLI of cdktf 0.21 would end in a stack trace. Plain JavaScript, because tsx needs
// Node.js 20 itself: node tools/requirements/cdktf.cjs <command>
const command = process.argv.slice(2).join(' ');
const { node: version } = process.versions;
const [major, minor] = version.split('.').map(Number);

if (major !== 22 && !(major === 20 && minor >= 9)) {
  console.error(
    `cdktf's CLI needs Node.js 22, or 20.9 or newer of 20, and this is ${version}. Try: npx --package=node@22 -- ${command}`,
  );
  process.exitCode = 1;
}
