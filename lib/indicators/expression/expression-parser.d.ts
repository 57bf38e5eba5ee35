/** The part of DHIS2's library that the tests use; its own types aren't reachable through its exports. */
declare module '@dhis2/expression-parser' {
  type Mode = { readonly name: string }
  export const ExpressionMode: { readonly INDICATOR_EXPRESSION: Mode }
  export class DataItemJs {
    get uid0(): { value: string }
  }
  export class ExpressionDataJs {
    constructor(
      programRuleVariableValues?: ReadonlyMap<string, unknown>,
      programVariableValues?: ReadonlyMap<string, unknown>,
      supplementaryValues?: ReadonlyMap<string, readonly string[]>,
      dataItemValues?: ReadonlyMap<DataItemJs, unknown>,
    )
  }
  export class ExpressionJs {
    constructor(expression: string, mode: Mode)
    collectDataItems(): DataItemJs[]
    evaluate(unsupported: (name: string) => unknown, data: ExpressionDataJs): unknown
  }
}
