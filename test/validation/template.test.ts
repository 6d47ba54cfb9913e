import { Fn, type TerraformStack, TerraformVariable } from 'cdktf';
import { template } from '../../src/validation/template';
import { newStack, rendered } from '../support/synth';

const variable = (stack: TerraformStack) => new TerraformVariable(stack, 'name', { type: 'string' }).stringValue;

describe('a text as an argument of an expression', () => {
  afterEach(() => jest.restoreAllMocks());

  test.each<[string, (stack: TerraformStack) => string, string]>([
    ['a token', variable, '"${var.name}"'],
    ['a token beside literal text', (stack) => `/a/${variable(stack)}/b`, '"/a/${var.name}/b"'],
    ['the result of a function', (stack) => Fn.trimspace(variable(stack)), '"${trimspace(var.name)}"'],
    ['an expression that was written by hand', () => '${data.a.b.id}', '"${data.a.b.id}"'],
    ['one with a token beside it', (stack) => `\${data.a.b.id}/${variable(stack)}`, '"${data.a.b.id}/${var.name}"'],
    ['a token of a loop', () => '${each.value}', '"${each.value}"'],
  ])('keeps the expressions of %s, and warns of nothing', (_, text, expected) => {
    const warn = jest.spyOn(console, 'warn');
    const stack = newStack();
    expect(rendered(stack, `\${upper(${template(text(stack))})}`)).toBe(`\${upper(${expected})}`);
    expect(warn).not.toHaveBeenCalled();
  });

  test('leaves what stands behind it to cdktf', () => {
    const stack = newStack();
    const name = variable(stack);
    expect(rendered(stack, `\${join(${template(name)}, ${name})}`)).toBe('${join("${var.name}", var.name)}');
  });
});
