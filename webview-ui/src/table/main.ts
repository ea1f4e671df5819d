import "../details/styles/base.css";
import "../details/styles/state.css";
import "./styles/table.css";
import "./styles/bars.css";
import "./styles/menus.css";
import "./tablePage";
