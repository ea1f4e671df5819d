import "../details/styles/base.css";
import "../details/styles/state.css";
import "./styles/compare.css";
import "./styles/comparedCells.css";
import "./styles/denseTable.css";
import "./styles/code.css";
import "./styles/contents.css";
import "./comparePage";
