// Compute a workbook with HyperFormula. Standard input is JSON: {sheets: {name: rows}, names: {name: formula}, asked:
// {name: [[row, column], ...]}}, counted from 0; standard output {name: [value, ...]} in the order of what is asked.
"use strict";
const { FunctionArgumentType, FunctionPlugin, HyperFormula } = require("hyperformula");

// HyperFormula 3.5 counts the rows of $A$5:$A7 as if its second row were counted from the row of the formula.
class RowsOfMixedReferences extends FunctionPlugin {
  rows(ast, state) {
    const range = ast.args[0];
    const [start, end] = [range.start, range.end].map((one) => one.toSimpleCellAddress(state.formulaAddress));
    return end.row - start.row + 1;
  }
}
RowsOfMixedReferences.implementedFunctions = {
  ROWS: {
    method: "rows",
    parameters: [{ argumentType: FunctionArgumentType.NOERROR }],
    doesNotNeedArgumentsToBeComputed: true,
    vectorizationForbidden: true,
  },
};
HyperFormula.registerFunctionPlugin(RowsOfMixedReferences);

const book = JSON.parse(require("fs").readFileSync(0, "utf8"));
const options = {
  licenseKey: "gpl-v3",
  maxRows: 1048577,
  useArrayArithmetic: true, // as in Excel; otherwise SUMPRODUCT takes no product of columns
};
const names = Object.entries(book.names).map(([name, expression]) => ({ name, expression }));
const engine = HyperFormula.buildFromSheets(book.sheets, options, names);
const found = {};
for (const [name, places] of Object.entries(book.asked)) {
  const sheet = engine.getSheetId(name);
  found[name] = places.map(([row, col]) => {
    const value = engine.getCellValue({ sheet, row, col });
    return value !== null && typeof value === "object" ? value.value : value;
  });
}
process.stdout.write(JSON.stringify(found));
