import * as fastXmlParser from "fast-xml-parser";
import { type X2jOptions, type XmlBuilderOptions } from "fast-xml-parser";

/**
 * The part of fast-xml-parser that we use. Its types call the builder and the validator deprecated, since both
 * are also published as packages of their own; a change to those is a change of this file.
 */
interface XmlLibrary {
  readonly XMLBuilder: new (options: XmlBuilderOptions) => { build(tree: unknown): string };
  readonly XMLParser: new (options: X2jOptions) => { parse(xml: string): unknown };
  readonly XMLValidator: {
    validate(xml: string): true | { readonly err: { readonly msg: string; readonly line: number } };
  };
}

export const xmlLibrary: XmlLibrary = fastXmlParser;
