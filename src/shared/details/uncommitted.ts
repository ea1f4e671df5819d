export { uncommitted, uncommittedText } from "../../core/uncommitted";
